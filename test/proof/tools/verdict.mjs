import { built } from './project.mjs';

const { NOT_SENT, REFUSED_AS_DOCUMENTED, TOKEN_TEST } = await built('catalogue/model/vocabulary.js');

/**
 * What became of a request, told from the lines of its tests alone, as a person sees them in any tool.
 * A skipped line judges nothing, but one may say that the request was not sent; where a tool cannot skip, that line is passed.
 * @param {readonly { name: string, passed: boolean, skipped?: boolean }[]} lines
 * @returns {Verdict} `silent`: no test said anything
 *
 * @typedef {'answered' | 'refused as documented' | 'not sent' | 'no token' | 'failed' | 'silent'} Verdict
 * @typedef {Map<string, Verdict>} Verdicts by request name
 * @typedef {{ code: number | null, output: string, verdicts: Verdicts }} ToolRun what became of a run in another tool
 */
export function verdictOf(lines) {
  const bad = lines.filter(({ passed }) => !passed);
  if (bad.some(({ name }) => name === TOKEN_TEST)) return 'no token';
  if (bad.length) return 'failed';
  if (lines.some(({ name }) => name.startsWith(NOT_SENT))) return 'not sent';
  const judging = lines.filter(({ skipped }) => !skipped);
  if (judging.some(({ name }) => name.includes(REFUSED_AS_DOCUMENTED))) return 'refused as documented';
  return judging.length ? 'answered' : 'silent';
}

/**
 * How many requests have each verdict, such as `{ answered: 207 }`.
 * @param {Iterable<string>} verdicts
 */
export function countVerdicts(verdicts) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const verdict of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
