import { catalogues } from '../../catalogue/index.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { clouds } from '../../catalogue/entra/clouds.ts';
import { secretVariables } from '../../catalogue/entra/sign-in.ts';
import { collectionFile } from '../../generator/project.ts';
import { hostsInText } from '../../diagnosis/settings/base-address.ts';
import type { Finding, GivenCollection, GivenEnvironment, KnownSecret } from '../../sharing/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { environmentNames, readCollection, readEnvironment } from '../input/environment-file.ts';
import { writeNew } from '../output/out-file.ts';
import { printAlarms, printPack } from '../output/pack-summary.ts';
import type { Terminal } from '../output/terminal.ts';
import { flags, text, texts, toggle, trustHostOfCollection } from '../input/flags.ts';
import { problemOfHosts } from '../input/trust-host.ts';
import { withOutsideValues } from '../input/values.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

/** Options of `share`. */
export interface ShareOptions {
  /** The zip to write. */
  readonly out: string;
  /** Names or files of environments; empty: those of the clouds. */
  readonly env: readonly string[];
  /** Folders of the collection; empty: all. */
  readonly only: readonly string[];
  /** A collection instead of the project's. */
  readonly collection?: string | undefined;
  /** Whether ids and names that are filled in go along. */
  readonly ids: boolean;
  /** Whether a zip that is there may be overwritten. */
  readonly force: boolean;
  /** Hosts that the packed collection is to trust. */
  readonly trustHost: readonly string[];
}

/** The name of the collection's file in the zip: the one it has in the project. */
const COLLECTION = basename(collectionFile(powerBi));

/** `share`: packs the collection for colleagues. */
export const addShare: AddCommand = (parser, choose) =>
  parser.command(
    'share',
    'Pack the collection for colleagues: a zip with a guide, checksums, and environments without secrets',
    (yargs) =>
      yargs
        .epilogue(
          examples(
            ['share', 'The whole collection, in powerbi-postman.zip'],
            ['share --only Datasets Reports --env gcc --no-ids', 'A part of it, for one cloud, without your ids'],
          ),
        )
        .options({
          out: { ...text, default: 'powerbi-postman.zip', describe: 'The zip to write' },
          env: {
            ...texts,
            defaultDescription: 'those of the clouds',
            describe: 'Environments by name or file; their secrets are emptied',
          },
          only: { ...texts, describe: 'Only these folders, "Start here", and the requests that they need' },
          collection: flags.collection,
          ids: {
            type: 'boolean',
            default: true,
            describe: 'Include filled-in ids and names; --no-ids keeps only the addresses of the cloud',
          },
          force: { ...toggle, describe: 'Overwrite the zip if it already exists' },
          'trust-host': trustHostOfCollection,
        })
        .check((argv) => problemOfHosts(argv['trust-host'] ?? []) ?? true)
        // When another flag lacks its value this is asked before yargs says so, with nothing filled in.
        .check(
          ({ out }: { out?: string }) =>
            out === undefined || /\.zip$/i.test(out) || '--out takes a file whose name ends in .zip',
        )
        .epilogue('If anything in it looks like a secret, nothing is written: exit code 1.'),
    ({ out, env, only, collection, ids, force, trustHost }) =>
      choose((terminal) => share({ out, env, only, collection, ids, force, trustHost }, terminal)),
  );

/** Writes the zip. Exit code 0, or 1 (as an error) when a secret is in what would be packed. */
export async function share(
  { out, env, only, collection: file, ids, force, trustHost }: ShareOptions,
  terminal: Terminal,
): Promise<number> {
  const { gatherContents, packContents, scanDocument } = await import('../../sharing/index.ts');
  const path = resolve(terminal.cwd, out);
  refuseInputs(path, [...env, ...(file === undefined ? [] : [file])], terminal);
  refuseMissingFolder(path);
  const collection = await givenCollection(file, terminal);
  const environments = await givenEnvironments(env, terminal);
  const contents = gatherContents({
    catalogues,
    collection,
    environments,
    only,
    ids,
    trustedHosts: hostsInText(trustHost.join(' ')),
    secrets: outsideSecrets(terminal),
  });
  const findings: Finding[] = [];
  // The sums are of what was looked at, and made of nothing else.
  for (const [name, text] of contents.files)
    if (name !== contents.sums) findings.push(...(await scanDocument(name, text)));
  const alarms = printAlarms(
    contents.strayed,
    findings.filter(({ severity }) => severity === 'error'),
  );
  if (alarms.length > 0) {
    terminal.err(alarms.map((line) => `${line}\n`).join(''));
    throw new CliError('E_SHARE_SECRET', alarms.length === 1 ? 'one place' : `${alarms.length} places`);
  }
  const { bytes, sha256 } = packContents(contents);
  await writeNew(path, bytes, force);
  // The generated collection has example ids only, and those in environments are told by name.
  const warnings = collection.ours
    ? []
    : findings.filter(({ severity, file: where }) => severity === 'warning' && where === collection.file);
  for (const line of printPack(contents, { path, size: bytes.length, sha256 }, warnings)) terminal.out(line);
  return 0;
}

function refuseInputs(path: string, inputs: readonly string[], terminal: Terminal): void {
  if (inputs.some((input) => real(resolve(terminal.cwd, input)) === real(path)))
    throw new CliError('E_OUT_IS_INPUT', path);
}

/** A folder that is not there is a mistyped one: who looks for the zip would not find it. */
function refuseMissingFolder(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder))
    throw new CliError('E_OUT_UNWRITABLE', path, { cause: new Error(`The folder ${folder} does not exist.`) });
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // not there yet
  }
}

async function givenCollection(file: string | undefined, terminal: Terminal): Promise<GivenCollection> {
  const collection = await readCollection(terminal, file);
  if (file === undefined) return { file: COLLECTION, collection, ours: true };
  const own = await readCollection(terminal).catch(() => undefined);
  const ours = JSON.stringify(own) === JSON.stringify(collection);
  return { file: ours ? COLLECTION : `${plainName(file, 'collection')}.postman_collection.json`, collection, ours };
}

async function givenEnvironments(names: readonly string[], terminal: Terminal): Promise<GivenEnvironment[]> {
  const wanted = names.length > 0 ? [...new Set(names)] : clouds.map((cloud) => cloud.file);
  const given: GivenEnvironment[] = [];
  for (const each of wanted) {
    const name = environmentNames.includes(each) ? each : plainName(each, 'environment');
    const environment = await readEnvironment(each, terminal);
    if (given.some((other) => other.name.toLowerCase() === name.toLowerCase()))
      throw new CliError('E_SHARE_NAMES', name);
    given.push({ name, environment });
  }
  return given;
}

/** A file's name as any system and any shell takes it, without its endings. */
function plainName(file: string, fallback: string): string {
  const name = basename(file)
    .replace(/(?:\.postman_(?:environment|collection))?\.json$/i, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  return name === '' ? fallback : name;
}

/** The secrets that the sender works with, from the process environment and `.env`: they must not have strayed into a file. */
function outsideSecrets(terminal: Terminal): KnownSecret[] {
  const { values } = withOutsideValues(
    { name: 'outside', values: secretVariables.map((key) => ({ key, value: '' })) },
    {},
    terminal,
  );
  return values.flatMap(({ key, value }) =>
    value !== '' && secretVariables.some((name) => name === key)
      ? [{ name: `${key} of the process environment`, value }]
      : [],
  );
}
