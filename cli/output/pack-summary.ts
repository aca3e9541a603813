import { many } from '../../reporting/index.ts';
import type { Contents, Finding } from '../../sharing/index.ts';

/** The zip that was written. */
export interface WrittenZip {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

const KILO = 1024;
const MOST_WARNINGS = 10;

/**
 * What is in a zip that was written, what was left out of it, and what goes along.
 * @param warnings what somebody may not want to hand on, though it is no secret
 */
export function printPack(contents: Contents, zip: WrittenZip, warnings: readonly Finding[]): string[] {
  const width = Math.max(...[...contents.files.keys()].map(({ length }) => length));
  return [
    `Written: ${zip.path} (${size(zip.size)})`,
    `SHA-256: ${zip.sha256}`,
    ...[...contents.files].map(([path, text]) => `  ${path.padEnd(width)}  ${size(Buffer.byteLength(text))}`),
    ...printPart(contents),
    ...[...contents.environments].flatMap(([name, { emptied, reset, along }]) => [
      ...listed(`Emptied in ${name}`, emptied),
      ...listed(`Reset in ${name}`, reset),
      ...listed(`Included in ${name}`, along, along.length > 0 ? ' (--no-ids removes them)' : ''),
    ]),
    ...listed('The collection may send secrets and tokens to', contents.trusted),
    ...warnings.slice(0, MOST_WARNINGS).map((finding) => `Included in ${describe(finding)}`),
    ...(warnings.length > MOST_WARNINGS
      ? [`Also included: ${many(warnings.length - MOST_WARNINGS, 'more such place')}; \`check\` shows them all`]
      : []),
    'No secret was found in it.',
  ];
}

/** Where a secret is, or what looks like one: a line for each place. Nothing of the secret is shown. */
export function printAlarms(strayed: Contents['strayed'], findings: readonly Finding[]): string[] {
  return [
    ...strayed.map(
      ({ file, place, secret }) => `${file}${place === '' ? '' : `: ${place}`}: contains the value of ${secret}`,
    ),
    ...findings.map(describe),
  ];
}

function describe({ file, place, line, what }: Finding): string {
  return `${file}: ${place === '' ? `line ${line}` : `${place} (line ${line})`}: ${what}`;
}

function printPart({ part }: Contents): string[] {
  if (!part) return [];
  return [
    `${many(part.requests, 'request')} in it`,
    ...listed('Also included, because other requests need them', part.besides),
  ];
}

function listed(title: string, names: readonly string[], after = ''): string[] {
  return names.length > 0 ? [`${title}: ${names.join(', ')}${after}`] : [];
}

function size(bytes: number): string {
  return bytes < KILO ? `${bytes} bytes` : `${Math.round(bytes / KILO)} KB`;
}
