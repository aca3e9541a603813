import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { printJunit } from '../../../reporting/formats/junit.ts';
import { exitCodeOf } from '../../../runner/record/record.ts';
import { cause, entry, everyCase, record } from '../../runner/record/records.ts';
import { strangeRecords } from '../strange-records.ts';

const schema = readFileSync(join(import.meta.dirname, 'jenkins-junit.xsd'), 'utf8');
const check = async (xml: string): Promise<readonly string[]> =>
  (
    await validateXML({
      xml: [{ fileName: 'junit.xml', contents: xml }],
      schema: [schema],
      initialMemoryPages: 1024,
      maxMemoryPages: 8192,
    })
  ).errors.map((error) => error.message);

describe('valid to the schema of Jenkins, and red exactly when the exit code is not 0', () => {
  test.each(strangeRecords)('%s', async (_name, given) => {
    const xml = printJunit(given);
    expect(await check(xml)).toEqual([]);
    expect(/<(?:failure|error)\b/.test(xml)).toBe(exitCodeOf(given) !== 0);
    expect(xml.match(/<testcase /g)).toHaveLength(given.entries.length + 1);
  });

  test('texts of all code units that there are', async () => {
    const texts = fc.sample(
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
      { numRuns: 1000, seed: 20260101 },
    );
    const all = String.fromCharCode(...Array.from({ length: 0x10000 }, (_, unit) => unit));
    const xml = printJunit(
      record(
        [...texts, all].map((text) =>
          entry(text, 'failed', {
            area: text.slice(0, 3),
            reason: text,
            causes: [cause(text, { title: text, why: text })],
          }),
        ),
      ),
    );
    expect(await check(xml)).toEqual([]);
    expect(xml.includes('\uFFFD') && Buffer.from(xml).toString() === xml).toBe(true);
  });

  test('the check itself finds what is not valid', async () => {
    expect(await check('<testsuites skipped="1"/>')).not.toEqual([]);
    expect(await check(printJunit(record(everyCase)).replace('classname=', 'class='))).not.toEqual([]);
    expect(await check('<testsuites>\u0001</testsuites>')).not.toEqual([]);
  });
});

describe('what it says', () => {
  const xml = printJunit(record(everyCase));

  test('a suite for the run and each area, with its counts and its time in seconds', () => {
    expect(xml).toContain('<testsuites tests="8" failures="2" errors="0">');
    expect(xml).toContain(
      '<testsuite name="Run" timestamp="2026-01-01T00:00:00" time="2.5" tests="1" failures="0" errors="0" skipped="0">',
    );
    expect(xml).toMatch(
      /<testsuite name="Groups" timestamp="2026-01-01T00:00:01" time="1" tests="5" failures="1" errors="0" skipped="2">/,
    );
    expect(xml).toMatch(/<testsuite name="Admin" [^>]* tests="2" failures="1"/);
    expect(xml).toContain('<testcase classname="Power BI.Groups" name="Answered" time="0.25"/>');
  });

  test('a refusal has the cause as its type, and all its causes with their steps', () => {
    const failure =
      /<failure message="401: Title of PBI_ADMIN_SWITCH_OFF" type="PBI_ADMIN_SWITCH_OFF">(.*?)<\/failure>/s.exec(
        xml,
      )?.[1] ?? '';
    for (const said of [
      'Refused is refused',
      'Do 1: Do the first thing.',
      'Do 2: Then the second.',
      'See: https://example.org/docs',
      '\nOr: the right is new [PBI_PROPAGATION]',
    ])
      expect(failure).toContain(said);
  });

  test('a failure without a cause has its reason', () => {
    expect(xml).toContain('<failure message="no answer: No answer is failed" type="failed">');
  });

  test('what was left out is skipped, with the reason beside it', () => {
    expect(xml).toMatch(
      /name="Left out"[^>]*>\s*<skipped\/>\s*<system-out><!\[CDATA\[skipped: Left out is skipped\]\]>/,
    );
    expect(xml).toMatch(
      /name="Too late"[^>]*>\s*<skipped\/>\s*<system-out><!\[CDATA\[not-reached: Too late is not-reached\]\]>/,
    );
  });

  test('an answer that only looks like success passes, and says so', () => {
    expect(xml).toMatch(/name="Looks like success"[^>]*>\s*<system-out><!\[CDATA\[Title of PBI_NO_WORKSPACE/);
  });

  test('without a token one error says so, not each request', () => {
    const refused = printJunit(
      record([entry('A', 'not-reached', { reason: 'the secret is wrong' }), entry('B', 'not-reached')], {
        ending: 'no-token',
      }),
    );
    expect(refused.match(/<error /g)).toHaveLength(1);
    expect(refused).toContain(
      '<error message="There was no access token, so nothing more was sent. the secret is wrong." type="no-token">',
    );
    const known = printJunit(
      record([entry('A', 'not-reached', { causes: [cause('ENTRA_SECRET_WRONG')] })], { ending: 'no-token' }),
    );
    expect(/<error .*?<\/error>/s.exec(known)?.[0]).toContain(
      'Title of ENTRA_SECRET_WRONG [ENTRA_SECRET_WRONG]\nWhy: The answer says so.\nDo 1: Do the first thing.',
    );
  });

  test('a dot in the name of an area makes no package of it, and rows are told apart', () => {
    const rows = printJunit(
      record(
        [0, 1].map((iteration) => entry('A', 'answered', { area: 'v1.0', iteration })),
        { iterations: 2 },
      ),
    );
    expect(rows).toContain('classname="Power BI.v1_0" name="A (row 1)"');
    expect(rows).toContain('classname="Power BI.v1_0" name="A (row 2)"');
  });

  test('characters that XML cannot hold are gone, and what it can is as it was', () => {
    const strange = printJunit(
      record([entry('A', 'failed', { reason: 'x\u0000]]>😀\uD83D', causes: [cause('C', { title: 'a"b<c>&' })] })]),
    );
    expect(strange).toContain('message="500: a&quot;b&lt;c>&amp;"');
    expect(strange).toContain('😀\uFFFD');
  });
});
