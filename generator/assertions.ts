import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { StartStep } from '../catalogue/model/start.ts';
import type { Operation } from '../catalogue/model/types.ts';
import { ANSWERS, ANY_SUCCESS, NOT_NEEDED, REFUSED_AS_DOCUMENTED, UNJUDGED } from '../catalogue/model/vocabulary.ts';
import { literal } from './literal.ts';
import { schemaOf } from './schema.ts';
import { isSuccess, successesOf } from './successes.ts';

/** What an app may be told where a call is closed to it. Without an id of its own in the address that can also be 400 or 404. */
const REFUSALS = [400, 401, 403, 404];

/** Of an answer without a body: something in between may answer in place of the service, or a success carry an error. */
const NO_PAGE_NO_ERROR =
  'pm.test(\'is neither a page nor an error\', () => pm.expect(pm.response.text()).to.not.match(/^\\s*(<(!doctype|html)|\\{\\s*"error")/i));';

/** Not empty, and not an error in place of a file. */
const IS_FILE = 'pm.test(\'is a file\', () => pm.expect(pm.response.text()).to.match(/^(?!\\s*\\{\\s*"error")[^]/));';

/** The lines of a request's own test script: what it must answer, as people write it in Postman, to be read, edited and copied. */
export function assertionLines(catalogue: Catalogue, operation: Operation, step?: StartStep): string[] {
  const expected = [...answers(operation), ...body(catalogue, operation), ...(step ? more(step) : [])];
  return [
    `// What ${oneLine(step?.name ?? operation.title)} must answer. Edit it as you need.`,
    "const why = pm.variables.get('why'); // the cause of a refusal, found by the collection's own script",
    ...(operation.closed
      ? closed(operation.closed, expected)
      : step?.neededOnlyIf
        ? optional(step.neededOnlyIf, expected)
        : expected),
  ];
}

/** What a step of a recipe must answer, unless the recipe's script deals with it. The form of the body is judged by the operation's own request. */
export function recipeAssertionLines(operation: Operation, name: string, statuses = successesOf(operation)): string[] {
  return [
    `// What ${name} must answer. Edit it as you need.`,
    "const why = pm.variables.get('why'); // the cause of a refusal, found by the collection's own script",
    `// The recipe's own script (of the folder) sets ${UNJUDGED} where it deals with the answer, such as one that says "later".`,
    `if (!pm.variables.get('${UNJUDGED}')) {`,
    ...indented(answers(operation, statuses)),
    '}',
  ];
}

/** What a request must answer that must be refused: one of some statuses, and nothing of what it asks for. */
export function refusalAssertionLines(name: string, statuses: readonly number[]): string[] {
  return [
    `// What ${name} must answer: a refusal. Edit it as you need.`,
    "const why = pm.variables.get('why'); // the cause of a refusal, found by the collection's own script",
    ...judged(statuses),
    "pm.test('brings no data', () => {",
    '  const text = pm.response.text();',
    '  const lists = /^\\s*\\{/.test(text) ? Object.values(JSON.parse(text)).filter(Array.isArray) : [];',
    "  pm.expect(lists.flat(), 'things in the answer').to.be.empty;",
    '});',
  ];
}

function answers(operation: Operation, statuses = successesOf(operation)): string[] {
  if (statuses === ANY_SUCCESS)
    return [`pm.test('${ANSWERS}${statuses}', () => pm.expect(pm.response.code, why).to.be.within(200, 299));`];
  return judged(statuses);
}

function judged(statuses: readonly number[]): string[] {
  const [only, ...others] = statuses;
  const check = others.length ? `to.be.oneOf(${literal(statuses)})` : `to.equal(${literal(only)})`;
  return [`pm.test('${ANSWERS}${statuses.join(' or ')}', () => pm.expect(pm.response.code, why).${check});`];
}

function body(catalogue: Catalogue, operation: Operation): string[] {
  const shaped = operation.responses.filter(({ shape, status }) => shape && isSuccess(operation, status));
  const schema = shaped[0] && schemaOf(catalogue, shaped[0]);
  if (schema === undefined) return test('pm.response.code < 300', NO_PAGE_NO_ERROR);
  const answered = shaped.some(({ status }) => typeof status !== 'number')
    ? 'pm.response.code < 300'
    : shaped.map(({ status }) => `pm.response.code === ${literal(status)}`).join(' || ');
  if (schema === 'file') return test(answered, IS_FILE);
  return test(
    answered,
    `pm.test('has the documented body', () => pm.response.to.have.jsonSchema(${literal(schema)}));`,
  );
}

/** What a step of the first folder expects beside its operation. */
function more({ notEmpty, judgesToken }: StartStep): string[] {
  const token = [
    "const problem = pm.variables.get('tokenProblem'); // what is wrong with the token, although it was accepted",
    "pm.test('the token fits', () => pm.expect(problem || 'no problem', problem).to.equal('no problem'));",
  ];
  const list = test(
    'pm.response.code === 200',
    "pm.test('lists something', () => pm.expect(pm.response.json().value, why).to.not.be.empty);",
  );
  return [...(judgesToken ? token : []), ...(notEmpty ? list : [])];
}

/** A refusal is what the documentation says of an app; a signed-in user is answered. */
function closed(reason: string, expected: readonly string[]): string[] {
  return [
    "const caller = pm.variables.get('caller') || 'app'; // 'app' or 'user': whose token it is",
    "if (caller === 'app') {",
    `  pm.test(${literal(`${REFUSED_AS_DOCUMENTED}: ${reason}`)}, () => pm.expect(pm.response.code, why).to.be.oneOf(${literal(REFUSALS)}));`,
    '} else {',
    ...indented(expected),
    '}',
  ];
}

/** An optional step: a refusal is not a failure, and the line says for whom it matters. */
function optional(neededOnlyIf: string, expected: readonly string[]): string[] {
  return [
    'if ([401, 403].includes(pm.response.code)) {',
    `  pm.test(${literal(`${NOT_NEEDED} ${neededOnlyIf}`)} + (why ? ': ' + why : ''), () => {});`,
    '} else {',
    ...indented(expected),
    '}',
  ];
}

function test(condition: string, line: string): string[] {
  return [`if (${condition}) {`, ...indented(line.split('\n')), '}'];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}
