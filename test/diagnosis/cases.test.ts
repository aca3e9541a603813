import { existsSync, readFileSync } from 'node:fs';
import type { Cause } from '../../diagnosis/cause.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { evidenceOf } from '../../runner/index.ts';
import { describeWith, refusalsMet } from '../shared.ts';

/** A refusal that somebody met, with what its first cause must speak of. */
interface Met {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly firstCauseSpeaksOf: readonly string[];
  readonly andNotOf: readonly string[];
}

/** Collected from public reports; kept beside the project, not in it. */
const met = existsSync(refusalsMet) ? (JSON.parse(readFileSync(refusalsMet, 'utf8')) as readonly Met[]) : [];

/** When they are diagnosed: in the hour of the tokens. */
const NOW = Date.UTC(2026, 10, 23, 10);

const textOf = ({ title, why, fix }: Cause): string => [title, why, ...fix].join('\n');
const pattern = (written: string): RegExp => {
  const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(written) ?? [];
  return new RegExp(source, flags);
};

function firstCause({ method, url, status, headers, body, claims }: Met, withClaims: boolean): Cause {
  const evidence = evidenceOf({ method, url, status, headers, body }, { now: NOW });
  const known = withClaims && claims ? { claims: { ...claims, nbf: NOW / 1000 - 1800, exp: NOW / 1000 + 1800 }, token: 'jwt' as const } : {};
  return diagnose({ ...evidence, ...known }).causes[0]!;
}

describeWith(refusalsMet).each([
  ['with the claims of the token', true],
  ['with nothing known of the token', false],
])('refusals that people met, %s', (_how, withClaims) => {
  const rows = met.map((each): [string, Met] => [each.name, each]);
  test.each<[string, Met | undefined]>(rows.length > 0 ? rows : [['none here', undefined]])('%s', (_name, each) => {
    const cause = firstCause(each!, withClaims);
    const text = textOf(cause);
    const missing = each!.firstCauseSpeaksOf.filter((word) => !pattern(word).test(text));
    const wrong = each!.andNotOf.filter((word) => pattern(word).test(text));
    expect([cause.code, missing, wrong]).toEqual([expect.not.stringMatching(/^UNKNOWN$/), [], []]);
  });
});
