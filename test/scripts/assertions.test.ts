import { operationOf, type Catalogue } from '../../catalogue/model/catalogue.ts';
import type { StartStep } from '../../catalogue/model/start.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import { assertionLines } from '../../generator/assertions.ts';
import { library } from '../fixtures/library.ts';
import { runLines, type Line } from './sandbox.ts';

interface Case {
  readonly code?: number;
  readonly body?: unknown;
  /** What the collection's own script hands over. */
  readonly given?: Readonly<Record<string, string>>;
  readonly operation?: Operation;
  readonly step?: StartStep;
}

const list = operationOf(library, 'list books');
const withShape = (response: Partial<Operation['responses'][number]>): Operation => ({
  ...list,
  responses: [{ status: 200, mediaTypes: [], shown: [], headers: [], ...response }],
});
const closed: Operation = { ...list, closed: 'reading rooms are closed to apps' };
const step = (more: Partial<StartStep>): StartStep => ({
  id: 's',
  name: 'A step',
  operation: list.id,
  needs: [],
  about: '',
  ...more,
});

async function linesOf(input: Case, catalogue: Catalogue = library): Promise<readonly Line[]> {
  const { code, body, given = {}, operation = list } = input;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const response = code === undefined ? {} : { response: { code, body: text } };
  const exec = assertionLines(catalogue, operation, input.step);
  const { lines } = await runLines('test', exec, { name: operation.title, locals: given, ...response });
  return lines;
}

const shown = (lines: readonly Line[]): string[] => lines.map(({ name, passed }) => `${passed ? 'ok' : 'RED'} ${name}`);

describe("a request's own script", () => {
  const book = { id: 'a', title: 'b', pages: 1 };
  const BODY = 'has the documented body';
  // prettier-ignore
  const cases: [string, Case, string[]][] = [
    ['the documented answer', { code: 200, body: { value: [book] } }, ['ok answers 200', `ok ${BODY}`]],
    ['unknown members', { code: 200, body: { value: [{ id: 'a', colour: 'red' }], more: 1 } }, ['ok answers 200', `ok ${BODY}`]],
    ['nulls', { code: 200, body: { value: [{ id: null, title: null, loans: null }] } }, ['ok answers 200', `ok ${BODY}`]],
    ['an empty list', { code: 200, body: { value: [] } }, ['ok answers 200', `ok ${BODY}`]],
    ['a missing required member', { code: 200, body: { value: [book, {}] } }, ['ok answers 200', `RED ${BODY}`]],
    ['a wrong type deep inside', { code: 200, body: { value: [{ ...book, loans: [{ days: 'x' }] }] } }, ['ok answers 200', `RED ${BODY}`]],
    ['a list instead of an object', { code: 200, body: [] }, ['ok answers 200', `RED ${BODY}`]],
    ['an object instead of a list', { code: 200, body: { value: {} } }, ['ok answers 200', `RED ${BODY}`]],
    ['an error with a success status', { code: 200, body: { value: [], error: { code: 'Oops' } } }, ['ok answers 200', `RED ${BODY}`]],
    ['no body', { code: 200 }, ['ok answers 200', `RED ${BODY}`]],
    ['a web page', { code: 200, body: '<html>' }, ['ok answers 200', `RED ${BODY}`]],
    ['a refusal: one line is red', { code: 401 }, ['RED answers 200']],
    ['no answer: one line is red', {}, ['RED answers 200']],
    ['one of several statuses', { code: 202, body: book, operation: { ...list, responses: [200, 202].map((status) => ({ ...withShape({ shape: { type: 'ref', name: 'Book' } }).responses[0]!, status })) } }, ['ok answers 200 or 202', `ok ${BODY}`]],
    ['a range', { code: 200, body: book, operation: operationOf(library, 'get book') }, ['ok answers 2XX', `ok ${BODY}`]],
    ['another of the range', { code: 299, body: book, operation: operationOf(library, 'get book') }, ['ok answers 2XX', `ok ${BODY}`]],
    ['none of the range', { code: 302, operation: operationOf(library, 'get book') }, ['RED answers 2XX']],
    ['no body where none is documented', { code: 200, operation: withShape({}) }, ['ok answers 200', 'ok is neither a page nor an error']],
    ['a web page where no body is documented', { code: 200, body: ' <!DOCTYPE html>', operation: withShape({}) }, ['ok answers 200', 'RED is neither a page nor an error']],
    ['an error where no body is documented', { code: 200, body: { error: { code: 'Oops' } }, operation: withShape({}) }, ['ok answers 200', 'RED is neither a page nor an error']],
    ['an error in place of a file', { code: 200, body: { error: { code: 'Oops' } }, operation: withShape({ shape: { type: 'file' } }) }, ['ok answers 200', 'RED is a file']],
    ['a file', { code: 200, body: '%PDF-1.7', operation: withShape({ shape: { type: 'file' } }) }, ['ok answers 200', 'ok is a file']],
    ['an empty file', { code: 200, operation: withShape({ shape: { type: 'file' } }) }, ['ok answers 200', 'RED is a file']],
    ['closed to apps, refused: no caller is known', { code: 403, operation: closed }, ['ok refused as documented: reading rooms are closed to apps']],
    ['closed to apps, an app is refused', { code: 401, operation: closed, given: { caller: 'app' } }, ['ok refused as documented: reading rooms are closed to apps']],
    ['closed to apps, broken', { code: 500, operation: closed, given: { caller: 'app' } }, ['RED refused as documented: reading rooms are closed to apps']],
    ['closed to apps, a user is answered', { code: 200, body: { value: [] }, operation: closed, given: { caller: 'user' } }, ['ok answers 200', `ok ${BODY}`]],
    ['closed to apps, a user is refused', { code: 403, operation: closed, given: { caller: 'user' } }, ['RED answers 200']],
    ['a step that wants something in the list', { code: 200, body: { value: [] }, step: step({ notEmpty: true }) }, ['ok answers 200', `ok ${BODY}`, 'RED lists something']],
    ['a step that has it', { code: 200, body: { value: [book] }, step: step({ notEmpty: true }) }, ['ok answers 200', `ok ${BODY}`, 'ok lists something']],
    ['a step with a token that fits', { code: 200, body: { value: [] }, step: step({ judgesToken: true }) }, ['ok answers 200', `ok ${BODY}`, 'ok the token fits']],
    ['a step with a token that does not', { code: 200, body: { value: [] }, given: { tokenProblem: 'wrong audience' }, step: step({ judgesToken: true }) }, ['ok answers 200', `ok ${BODY}`, 'RED the token fits']],
    ['an optional step, refused', { code: 403, given: { why: 'the switch is off' }, step: step({ neededOnlyIf: 'you lend books' }) }, ['ok not needed unless you lend books: the switch is off']],
    ['an optional step, broken', { code: 500, step: step({ neededOnlyIf: 'you lend books' }) }, ['RED answers 200']],
  ];
  test.each(cases)('%s', async (_, input, expected) => {
    expect(shown(await linesOf(input))).toEqual(expected);
  });

  test('says the cause that the collection found, in front of what was expected', async () => {
    const [line] = await linesOf({ code: 401, given: { why: 'List books answered 401. No role. [CODE]' } });
    expect(line!.message).toBe('List books answered 401. No role. [CODE]: expected 401 to equal 200');
  });

  test('names the place that does not fit the schema', async () => {
    const lines = await linesOf({ code: 200, body: { value: [{ id: 7 }] } });
    expect(lines[1]!.message).toContain('data.value[0].id should be string,null');
  });

  test.each([
    ["it's a title", { ...list, title: "it's\na */ title \u2028 of `mine` ${x}" }],
    ['a reason with quotes', { ...closed, closed: `"quoted" and 'quoted' \\ ${'`'}` }],
  ])('stays a program, whatever stands in its texts: %s', async (_, operation) => {
    expect((await linesOf({ code: 403, operation })).length).toBe(1);
  });
});
