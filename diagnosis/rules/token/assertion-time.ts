import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import { entraRule, textOfEntra } from './aadsts.ts';

export const assertionTime = entraRule({
  code: 'ENTRA_ASSERTION_TIME',
  title: 'The assertion is outside its time',
  certainty: 'reported',
  docs: pages.certificate,
  source: "users' logs",
  numbers: [700024, 500133],
  meaning: (view) => {
    const { answer, evidence, time } = view;
    const late = lateBy(view);
    if (late > 0) return `client_assertion had expired ${late} min before Entra got it`;
    const off = Math.round((time - evidence.now) / 60_000);
    return `nbf and exp of client_assertion do not include Entra's time${answer.header('date') && Math.abs(off) > 1 ? `; this machine is ${Math.abs(off)} min ${off > 0 ? 'behind' : 'ahead of'} it` : ''}`;
  },
  fix: (view) => {
    const { credential } = view.evidence.settings;
    const another =
      credential === 'assertion'
        ? 'Get a new assertion of the other identity provider and paste it into clientAssertion: such a token lives for minutes.'
        : 'Make a new assertion for each request, with exp at most ten minutes after nbf, both in seconds of UTC. In a pipeline, sign in again before the step that failed.';
    if (credential === 'certificate') return [CLOCK];
    return lateBy(view) > 0 ? [another, CLOCK] : [CLOCK, another];
  },
});

const CLOCK = "Set this machine's clock by a time server.";

/** By how many minutes the assertion came too late, by the times that Entra names; NaN where it names none. */
function lateBy(view: View): number {
  const [now = '', , expiry = ''] = textOfEntra(view).match(/\d{4}-\d\d-\d\dT[\d:]{8}/g) ?? [];
  return Math.round((Date.parse(now) - Date.parse(expiry)) / 60_000);
}
