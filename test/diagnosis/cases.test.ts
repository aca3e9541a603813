import { catalogues } from '../../catalogue/index.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { evidenceOf } from '../../runner/index.ts';
import { describeWith, refusalsMet } from '../shared.ts';
import { met, misses, type Met } from './met.ts';

/** When they are diagnosed: in the hour of the tokens. */
const NOW = Date.UTC(2026, 10, 23, 10);

function firstCause({ method, url, status, headers, body, claims }: Met, withClaims: boolean): Cause {
  const evidence = evidenceOf({ method, url, status, headers, body }, { catalogues, now: NOW });
  const known =
    withClaims && claims
      ? { claims: { ...claims, nbf: NOW / 1000 - 1800, exp: NOW / 1000 + 1800 }, token: 'jwt' as const }
      : {};
  return diagnose({ ...evidence, ...known }).causes[0]!;
}

describeWith(refusalsMet).each([
  ['with the claims of the token', true],
  ['with nothing known of the token', false],
])('refusals that people met, %s', (_how, withClaims) => {
  const rows = met.map((each): [string, Met] => [each.name, each]);
  test.each<[string, Met | undefined]>(rows.length > 0 ? rows : [['none here', undefined]])('%s', (_name, each) => {
    const cause = firstCause(each!, withClaims);
    expect([cause.code, misses(cause, each!)]).toEqual([
      expect.not.stringMatching(/^UNKNOWN$/),
      { missing: [], wrong: [] },
    ]);
  });
});
