import { createRequire } from 'node:module';
import type junit from 'junit-report-builder';
import type { TestSuite } from 'junit-report-builder';
import type { RunEntry, RunRecord } from '../../runner/record/record.ts';
import { byArea } from '../areas.ts';
import { plain, short } from '../plain.ts';
import { nameOf } from '../problems.ts';
import { describeEnd, describeRun, describeVerdict, isGood, seconds } from '../verdict.ts';

const MESSAGE = 300;

/** Loaded when a report is made, not at each start. Its types describe the package's ES module; Node takes the other one, which is the builder itself. */
const library = (): typeof junit.default =>
  createRequire(import.meta.url)('junit-report-builder') as typeof junit.default;

/**
 * JUnit's XML as CI systems read it, valid to Jenkins's schema: a suite for each area, a test case for each request.
 * The first suite, Run, fails when the run as a whole is no good without a failed request saying so, as without a token: requests that
 * were not reached count as skipped, so that one fault is not told 286 times. The report is red exactly when the exit code is not 0.
 */
export function printJunit(record: RunRecord): string {
  const builder = library().newBuilder();
  addRun(builder.testSuite(), record);
  for (const [area, entries] of byArea(record.entries)) addArea(builder.testSuite(), area, entries, record);
  // The schema has no `skipped` on the root, which the library puts there.
  return `${builder.build().replace(/(<testsuites\b[^<]*?) skipped="\d+"/, '$1')}\n`;
}

function addRun(suite: TestSuite, record: RunRecord): void {
  suite.name('Run').timestamp(stamp(record.startedAt)).time(seconds(record));
  suite.property('collection', clean(record.collection)).property('run', clean(describeRun(record)));
  const testCase = suite
    .testCase()
    .className(classOf(record, 'Run'))
    .name('The run went through')
    .time(seconds(record));
  const end = describeEnd(record);
  const told = record.counts.refused + record.counts.failed > 0;
  if (!isGood(record) && (end !== '' || !told))
    testCase.error(short(end || describeVerdict(record), MESSAGE), record.ending, whyNot(record));
}

/** The verdict and, where one cause kept requests from being sent, that cause with its cure. */
function whyNot(record: RunRecord): string {
  const explained = record.entries.find((entry) => entry.outcome === 'not-reached' && entry.causes?.length);
  return [cdata(clean(describeVerdict(record))), ...(explained ? [explain(explained)] : [])].join('\n');
}

function addArea(suite: TestSuite, area: string, entries: readonly RunEntry[], record: RunRecord): void {
  const title = clean(area) || 'Other';
  const begun = entries.flatMap(({ startedAt }) => startedAt ?? []).sort()[0] ?? record.startedAt;
  suite
    .name(title)
    .timestamp(stamp(begun))
    .time(inSeconds(entries.reduce((sum, entry) => sum + (entry.milliseconds ?? 0), 0)));
  const className = classOf(record, title);
  for (const entry of entries) addEntry(suite, className, entry, record);
}

/** Jenkins takes what stands before the last dot for a package: the collection is one. */
function classOf({ collection }: RunRecord, name: string): string {
  return [clean(collection), name].map((part) => part.replaceAll('.', '_')).join('.');
}

function addEntry(suite: TestSuite, className: string, entry: RunEntry, record: RunRecord): void {
  const testCase = suite
    .testCase()
    .className(className)
    .name(clean(nameOf(entry, record)))
    .time(inSeconds(entry.milliseconds ?? 0));
  const reason = clean(entry.reason);
  if (entry.outcome === 'skipped' || entry.outcome === 'not-reached')
    testCase.skipped().standardOutput(cdata(`${entry.outcome}: ${reason}`));
  else if (entry.outcome === 'refused' || entry.outcome === 'failed') {
    const cause = entry.causes?.[0];
    const answer = entry.status === null ? 'no answer' : String(entry.status);
    testCase
      .failure(
        clean(short(cause ? `${answer}: ${cause.title}` : `${answer}: ${entry.reason}`, MESSAGE)),
        clean(cause?.code ?? entry.outcome),
      )
      .stacktrace(explain(entry));
  } else if (entry.causes?.length) testCase.standardOutput(explain(entry));
}

function explain({ reason, causes = [] }: RunEntry): string {
  const lines = causes.flatMap((cause, index) => [
    `${index === 0 ? '' : 'Or: '}${cause.title.replace(/^Or: /, '')} [${cause.code}]`,
    ...(cause.said === undefined ? [] : [`The service said: ${cause.said}`]),
    `Why: ${cause.why}`,
    ...cause.fix.map((step, number) => `Do ${number + 1}: ${step}`),
    `See: ${cause.docs}`,
  ]);
  return cdata([...(reason === undefined ? [] : [reason]), ...lines].map(clean).join('\n'));
}

/** Text without what XML cannot hold: half of a surrogate pair, and characters that are none. */
function clean(text: string | undefined): string {
  return plain(text).replace(/\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD');
}

/** The library writes text between `<![CDATA[` and `]]>` as it is; what would end it early has to stand in two of them. */
function cdata(text: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>');
}

function stamp(time: string): string {
  return time.replace(/(?:\.\d+)?Z$/, '');
}

function inSeconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}
