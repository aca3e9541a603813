import { NOTED, REFUSED_AS_DOCUMENTED } from '../../catalogue/vocabulary.ts';
import type { Step } from '../shared/plan.ts';
import { recall, unset } from '../shared/value.ts';
import { learn } from './learn.ts';
import { findBodyMismatch, headerOf, saidByService } from './response.ts';
import type { ExpectedShape } from './shape.ts';

/** What a request expects: it stands in the request's own pre-request script, where it can be read and edited. */
interface Expected {
  readonly status: readonly number[];
  readonly shape: ExpectedShape;
  /** Why an app is refused, when the documentation says so. */
  readonly refusesApps?: string;
}

check();

/** After every answer: is it what the request expects, and what does it teach for the next one. */
function check(): void {
  const step = recall<Step>('step');
  const expected = recall<Expected>('expected');
  for (const variable of Object.keys(step?.ids ?? {})) unset(variable);
  for (const variable of ['token', 'activityDate', 'step', 'expected']) unset(variable);
  const name = step?.request ?? pm.info.requestName;
  const code = pm.response.code;
  if (!code) return fail(`${name}: is answered`, 'no answer came: look at apiUrl, the network and the proxy');
  if (expected?.refusesApps && step?.caller === 'app') return checkRefusal(name, code, expected.refusesApps, step.placeholder);
  checkAnswer(name, code, expected);
  if (step && code >= 200 && code < 300) learn(step);
}

function checkAnswer(name: string, code: number, expected: Expected | null): void {
  const wanted = expected?.status ?? [200, 201, 202, 204];
  const good = wanted.includes(code);
  pm.test(`${name}: answers ${wanted.join(' or ')}`, () => {
    if (!good) throw new Error(`${name} should answer ${wanted.join(' or ')} and answered ${tell(code)}`);
  });
  if (!good || !expected) return;
  const mismatch = findBodyMismatch(expected.shape);
  pm.test(`${name}: has the expected shape`, () => {
    if (mismatch) throw new Error(`${name} answered ${code}, but ${mismatch}${ending()}`);
  });
}

/** A call that the documentation closes to apps, made by an app: a refusal is right, an answer is news and no failure. */
function checkRefusal(name: string, code: number, reason: string, placeholder: boolean): void {
  const answered = (code >= 200 && code < 300) || (placeholder && (code === 404 || code === 400));
  if (answered) return pass(`${name}: ${NOTED}: an app was answered (${code}), although ${reason}`);
  if (code === 401 || code === 403) return pass(`${name}: ${REFUSED_AS_DOCUMENTED} (${code}): ${reason}`);
  fail(`${name}: refuses an app`, `${name} should refuse an app with 401 or 403 (${reason}) and answered ${tell(code)}`);
}

function tell(code: number): string {
  const wait = code === 429 ? headerOf('Retry-After') : '';
  return `${code}${ending()}${wait ? `. The limit is used up: try again in ${wait} seconds` : ''}`;
}

function ending(): string {
  const said = saidByService();
  return said ? ` (${said})` : '';
}

function pass(name: string): void {
  pm.test(name, () => {});
}

function fail(name: string, message: string): void {
  pm.test(name, () => {
    throw new Error(message);
  });
}
