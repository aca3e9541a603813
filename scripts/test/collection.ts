import { ANY_SUCCESS, NOTED } from '../../catalogue/model/vocabulary.ts';
import { rememberSeen } from '../shared/explain.ts';
import type { Step } from '../shared/step.ts';
import { recall, rememberFailedStep, unset } from '../shared/value.ts';
import { explainAnswer, noteSurprise, tellProblemOfToken } from './diagnosis.ts';
import { doubtFound, foundNotTyped } from './found.ts';
import { learn } from './learn.ts';
import { problemOfSuccess, retryAfter, saidByService, showsEmptyList } from '../shared/response.ts';

/** Bruno's own object, in Bruno alone: it does not print the message that is given to `expect`. */
declare const bru: object | undefined;

check();

/**
 * After every answer, before the request's own assertions, which alone decide what is red: why it is a refusal, for them to say, and what it
 * teaches for the next request.
 */
function check(): void {
  const step = recall<Step>('step');
  const token = String(pm.variables.get('token') ?? '');
  for (const variable of Object.keys(step?.ids ?? {})) unset(variable);
  for (const variable of ['token', 'apiUrl', 'activityDate', 'step']) unset(variable);
  const code = pm.response.code;
  const problem = code ? tokenProblem(step, token) : '';
  const why = explain(step, token);
  say(step, why, problem);
  const good = why === '' && problem === '' && code < 300;
  if (!good && step) doubtFound(step, code);
  if (!good && step?.step) rememberFailedStep(step.request);
  if (!step?.plan) return;
  if (step.plan.lists && step.plan.id) rememberSeen(step.plan.id, outcome(good, code));
  if (good) learn(step);
}

/** Hands the request's own script what it cannot know: whose token it was, and the cause. */
function say(step: Step | null, why: string, problem: string): void {
  // An app that is answered where the documentation says no is to be answered as a user is.
  pm.variables.set('caller', step?.caller === 'app' && pm.response.code < 300 ? 'user' : (step?.caller ?? 'app'));
  pm.variables.set('why', why);
  pm.variables.set('tokenProblem', problem);
  if (typeof bru !== 'undefined' && (why || problem)) pass(`Why: ${why || problem}`);
}

function outcome(good: boolean, code: number): 'answered' | 'empty' | 'refused' | 'failed' {
  if (good) return showsEmptyList() ? 'empty' : 'answered';
  return code === 401 || code === 403 ? 'refused' : 'failed';
}

/** Why the answer is not the documented success, and what to do; empty where it is, and where a refusal is what the documentation says. */
function explain(step: Step | null, token: string): string {
  const code = pm.response.code;
  const name = step?.request ?? pm.info.requestName;
  const operation = step?.operation ?? null;
  if (!code) return `no answer came: check apiUrl, the network and the proxy${explainAnswer(operation, token)}`;
  if (step?.plan?.closed && step.caller === 'app') {
    if (code === 401 || code === 403) return '';
    if (code < 300 || (step.placeholder && (code === 404 || code === 400))) return noteAnswered(code);
  }
  if (!isDocumented(step, code))
    return `${name} answered ${tell(code)}${foundNotTyped(step, code)}${explainAnswer(operation, token)}`;
  const problem = problemOfSuccess();
  if (problem) {
    pass(`${NOTED}: ${problem}`);
    return `${name} answered ${code}, but ${problem}${ending()}`;
  }
  return surprise(step, token);
}

/** A call that the documentation closes to apps, and that an app was not refused: that is news, and not a failure. */
function noteAnswered(code: number): string {
  pass(`${NOTED}: an app got an answer (${code}), although the documentation closes this call to apps`);
  return '';
}

function isDocumented(step: Step | null, code: number): boolean {
  if (!step?.plan) return code < 300;
  const { answers = [200] } = step.plan;
  return answers === ANY_SUCCESS ? code < 300 : answers.includes(code);
}

/** A success that can hide a mistake: a line says so, or the request's own assertion where an empty list is one. */
function surprise(step: Step | null, token: string): string {
  const found = step?.looksFine ? noteSurprise(step.operation, token, step.looksFine) : '';
  if (step?.step?.notEmpty && showsEmptyList()) return found || 'the list is empty';
  if (found) pass(`${NOTED}: ${found}`);
  return '';
}

/**
 * What about the token will cause trouble, though it was let in: an answer that fails is explained with the claims in view, and one that is
 * good may hide a token that is not what it should be. A permission that closes only some operations shows in theirs.
 */
function tokenProblem(step: Step | null, token: string): string {
  if (!step?.step?.judgesToken || !isDocumented(step, pm.response.code)) return '';
  return tellProblemOfToken(token);
}

function tell(code: number): string {
  return `${code}${ending()}${code === 429 ? `. The limit is used up: try again ${retryAfter()}` : ''}`;
}

function ending(): string {
  const said = saidByService();
  return said ? ` (${said})` : '';
}

function pass(name: string): void {
  pm.test(name, () => {});
}
