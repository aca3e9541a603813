import { NOT_NEEDED, NOTED, REFUSED_AS_DOCUMENTED } from '../../catalogue/model/vocabulary.ts';
import { rememberSeen } from '../shared/explain.ts';
import type { Step } from '../shared/plan.ts';
import { recall, rememberFailedStep, unset } from '../shared/value.ts';
import { explainAnswer, noteSurprise, tellProblemOfToken } from './diagnosis.ts';
import { factsOf } from './facts.ts';
import { doubtFound, foundNotTyped } from './found.ts';
import { learn } from './learn.ts';
import { findBodyMismatch, showsEmptyList, retryAfter, saidByService } from './response.ts';
import type { ExpectedShape } from './shape.ts';

/** What a request expects: it stands in the request's own pre-request script, where it can be read and edited. */
interface Expected {
  readonly status: readonly number[];
  readonly shape: ExpectedShape;
  /** Why an app is refused, when the documentation says so. */
  readonly refusesApps?: string;
  /** The answer's list must have something in it. */
  readonly notEmpty?: boolean;
  /** The token is to be an app's, for Power BI, and in time. */
  readonly judgesToken?: boolean;
  /** An optional step: who does not do this needs no answer, and a refusal is no failure. */
  readonly neededOnlyIf?: string;
}

check();

/** After every answer: is it what the request expects, and what does it teach for the next one. */
function check(): void {
  const step = recall<Step>('step');
  const expected = recall<Expected>('expected');
  const token = String(pm.variables.get('token') ?? '');
  for (const variable of Object.keys(step?.ids ?? {})) unset(variable);
  for (const variable of ['token', 'apiUrl', 'activityDate', 'step', 'expected']) unset(variable);
  const name = step?.request ?? pm.info.requestName;
  const code = pm.response.code;
  const good = judge(name, code, expected, step, token);
  if (!good && step) doubtFound(step, code);
  if (!good && step?.plan?.after) rememberFailedStep(name);
  if (!step?.plan) return;
  if (step.plan.lists)
    rememberSeen(
      factsOf(step.title)?.id ?? step.title,
      good ? (showsEmptyList() ? 'empty' : 'answered') : code === 401 || code === 403 ? 'refused' : 'failed',
    );
  if (good && code >= 200 && code < 300) learn(step);
}

/** Writes the test lines of an answer; says whether all went well. */
function judge(name: string, code: number, expected: Expected | null, step: Step | null, token: string): boolean {
  const title = step?.title ?? name;
  if (!code)
    return fail(
      `${name}: is answered`,
      `no answer came: look at apiUrl, the network and the proxy${explainAnswer(title, token)}`,
    );
  if (expected?.refusesApps && step?.caller === 'app')
    return checkRefusal(name, code, expected.refusesApps, step.placeholder);
  if (expected?.neededOnlyIf && (code === 401 || code === 403))
    return passRefused(name, code, expected.neededOnlyIf, explainAnswer(title, token));
  const good = checkAnswer(name, code, expected, () => `${foundNotTyped(step, code)}${explainAnswer(title, token)}`);
  // An answer that fails is explained with the claims in view. One that is good may hide a token that is not what it should be;
  // a permission that closes only the admin APIs shows in their step.
  const problem = good && expected?.judgesToken ? tellProblemOfToken(token) : '';
  if (problem) return fail(`${name}: the token fits`, problem);
  if (good && expected?.notEmpty && showsEmptyList())
    return fail(
      `${name}: lists something`,
      `${name} answered ${code} with an empty list${explainAnswer(title, token)}`,
    );
  const surprise = good && step?.plan?.looksFine ? noteSurprise(title, token, step.plan.looksFine) : '';
  if (surprise) pass(`${name}: ${NOTED}: ${surprise}`);
  return good;
}

function checkAnswer(name: string, code: number, expected: Expected | null, explain: () => string): boolean {
  const wanted = expected?.status ?? [200, 201, 202, 204];
  if (!wanted.includes(code)) {
    return fail(
      `${name}: answers ${wanted.join(' or ')}`,
      `${name} should answer ${wanted.join(' or ')} and answered ${tell(code)}${explain()}`,
    );
  }
  pass(`${name}: answers ${wanted.join(' or ')}`);
  if (!expected) return true;
  const mismatch = findBodyMismatch(expected.shape);
  if (mismatch) return fail(`${name}: has the expected shape`, `${name} answered ${code}, but ${mismatch}${ending()}`);
  return pass(`${name}: has the expected shape`);
}

/** A call that the documentation closes to apps, made by an app: a refusal is right, an answer is news and no failure. */
function checkRefusal(name: string, code: number, reason: string, placeholder: boolean): boolean {
  const answered = (code >= 200 && code < 300) || (placeholder && (code === 404 || code === 400));
  if (answered) return pass(`${name}: ${NOTED}: an app was answered (${code}), although ${reason}`);
  if (code === 401 || code === 403) return pass(`${name}: ${REFUSED_AS_DOCUMENTED} (${code}): ${reason}`);
  return fail(
    `${name}: refuses an app`,
    `${name} should refuse an app with 401 or 403 (${reason}) and answered ${tell(code)}`,
  );
}

/** An optional step that was refused: the line says for whom that matters, and why it was refused. @returns false, for it was not answered */
function passRefused(name: string, code: number, neededOnlyIf: string, explained: string): boolean {
  pass(`${name}: ${NOT_NEEDED} ${neededOnlyIf}: answered ${tell(code)}${explained}`);
  return false;
}

function tell(code: number): string {
  return `${code}${ending()}${code === 429 ? `. The limit is used up: try again ${retryAfter()}` : ''}`;
}

function ending(): string {
  const said = saidByService();
  return said ? ` (${said})` : '';
}

function pass(name: string): boolean {
  pm.test(name, () => {});
  return true;
}

function fail(name: string, message: string): boolean {
  pm.test(name, () => {
    throw new Error(message);
  });
  return false;
}
