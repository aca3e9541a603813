import { outcomes, type Outcome, type RunRecord } from '../../runner/record/record.ts';
import { describeAccess, NOTHING_KEPT, type AccessMaterial } from '../access.ts';
import { countByArea } from '../areas.ts';
import { many, short } from '../plain.ts';
import { describeEntry, problemsOf, serviceSaid, type Cure, type Problem } from '../problems.ts';
import { describeRun, describeVerdict, isGood } from '../verdict.ts';

/** GitHub takes 1 MiB for the summary of a step and shows none at all that is longer; the cut line and other steps' text go in, too. */
const MOST_BYTES = 1_000_000;
const MOST_NAMES = 50;
const MOST_TEXT = 600;

/**
 * The summary as Markdown, for a job's summary page or a merge request. Names are escaped, so that none becomes markup.
 * A summary of more than about 1 MB is cut between two parts, and says so.
 */
export function printSummary(record: RunRecord, material: AccessMaterial = NOTHING_KEPT): string {
  const { toFix, doubtful, skipped, notReached } = problemsOf(record);
  const parts = [
    head(record, material),
    areaTable(record),
    ...section('Fix these first', toFix, record),
    ...section('Answered, but look at it', doubtful, record),
    ...section('Skipped', skipped, record),
    ...section('Not reached', notReached, record),
  ];
  return `${cut(parts).join('\n\n')}\n`;
}

function head(record: RunRecord, material: AccessMaterial): string {
  const access = describeAccess(record, material);
  return [
    `# ${escape(record.collection)}`,
    '',
    `${isGood(record) ? '✅' : '❌'} **${escape(describeVerdict(record))}**`,
    '',
    escape(describeRun(record)),
    ...(access.length > 0 ? ['', `Access: ${escape(access.join(', '))}`] : []),
  ].join('\n');
}

function areaTable(record: RunRecord): string {
  return [
    `| Area | Requests | ${outcomes.map(words).join(' | ')} |`,
    `|---|${'--:|'.repeat(outcomes.length + 1)}`,
    ...countByArea(record.entries).map((row) => tableRow(escape(row.area), row.requests, row.counts)),
    tableRow('**All**', record.entries.length, record.counts),
  ].join('\n');
}

function tableRow(name: string, requests: number, counts: Readonly<Record<Outcome, number>>): string {
  return `| ${name} | ${requests} | ${outcomes.map((outcome) => counts[outcome] || '').join(' | ')} |`;
}

function section(title: string, problems: readonly Problem[], record: RunRecord): string[] {
  return problems.length === 0 ? [] : [`## ${title}`, ...problems.map((problem) => describe(problem, record))];
}

function describe({ title, cause, entries }: Problem, record: RunRecord): string {
  const shown = entries.slice(0, MOST_NAMES).map((entry) => `- ${escape(describeEntry(entry, record))}`);
  if (entries.length > shown.length) shown.push(`- … and ${entries.length - shown.length} more, all in the record`);
  const cure = cause
    ? [
        ...serviceSaid(cause).flatMap((line) => [escape(line), '']),
        escape(cause.why),
        '',
        ...cause.fix.map((step, index) => `${index + 1}. ${escape(step)}`),
        '',
        `${others(cause)}${link(cause.docs)}\`${cause.code.replace(/\W/g, '_')}\``,
        '',
      ]
    : [];
  return [
    `### ${escape(title)} (${many(entries.length, 'request')})`,
    '',
    ...cure,
    ...(shown.length > 3
      ? [`<details><summary>${many(entries.length, 'request')}</summary>`, '', ...shown, '', '</details>']
      : shown),
  ].join('\n');
}

function others({ others: count }: Cure): string {
  return count === 0 ? '' : `For ${count} of the requests these steps have other names. `;
}

function link(address: string): string {
  return /^https:\/\/[\w./?=#&%~+-]+$/.test(address) ? `[Read on](${address}), ` : '';
}

/** As many parts as there is room for. */
function cut(parts: readonly string[]): readonly string[] {
  let bytes = 0;
  const kept = parts.findIndex((part) => (bytes += Buffer.byteLength(part) + 2) > MOST_BYTES);
  return kept === -1
    ? parts
    : [
        ...parts.slice(0, kept),
        `… cut here: ${many(parts.length - kept, 'more part')}, all in the record. A job's summary takes no more than 1 MiB.`,
      ];
}

/** Text in which no character is markup of Markdown or of HTML. */
function escape(text: string): string {
  return short(text, MOST_TEXT)
    .replace(/[\\`*_[\]|~#<>!$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('\\<', '&lt;')
    .replaceAll('\\>', '&gt;');
}

function words(outcome: Outcome): string {
  return outcome.replaceAll('-', ' ');
}
