import { clouds } from '../../catalogue/entra/clouds.ts';
import { entraAppRules } from '../families/entra.ts';
import type { Evidence, Settings } from '../evidence.ts';
import { causeOf } from '../rule.ts';
import type { NumberRule } from '../rules/token/aadsts.ts';
import { tokenRules } from '../rules/token/index.ts';
import { viewOf } from '../view.ts';
import type { DecidedRow, OpenRow } from './rule-of-row.ts';
import { toldTokenRefusals } from './what-travels.ts';

/** A refusal of a token request by its AADSTS numbers. */
export type TokenRow = (DecidedRow | OpenRow) & { readonly numbers: readonly number[] };

const MOST_STEPS = 2;
const GUIDS = ['11111111-2222-4333-8444-555555555555', '66666666-7777-4888-9999-aaaaaaaaaaaa'] as const;

const numbered = [...tokenRules, ...entraAppRules].filter((rule): rule is NumberRule => 'numbers' in rule);

/**
 * The refusals of a token request by their number. The generator evaluates this: a script has the rows. Each is what the rules say to every
 * answer with that number; where they differ, the codes are named and nothing is decided. Steps are those that are always the same.
 */
export const tokenRows: readonly TokenRow[] = rowsOf(numbered);

function rowsOf(rules: readonly NumberRule[]): TokenRow[] {
  const byCodes = new Map<string, number[]>();
  for (const number of new Set(rules.flatMap(({ numbers }) => numbers))) {
    const codes = new Set(answers(number).map((answer) => firstOf(rules, answer)?.code ?? 'another'));
    const text = [...codes].join(' or ');
    byCodes.set(text, [...(byCodes.get(text) ?? []), number]);
  }
  return [...byCodes].map(([codes, numbers]) => rowOf(rules, codes, numbers));
}

function rowOf(rules: readonly NumberRule[], codes: string, numbers: readonly number[]): TokenRow {
  const rule = rules.find(({ code }) => code === codes);
  if (rule === undefined) return { numbers, oneOf: codes };
  const { code, title } = rule;
  return toldTokenRefusals.includes(code)
    ? { numbers, code, title, fix: commonSteps(rule, numbers[0]!).slice(0, MOST_STEPS) }
    : { numbers, code };
}

function commonSteps(rule: NumberRule, number: number): readonly string[] {
  const [first = [], ...others] = answers(number, []).map((answer) =>
    (causeOf(rule, viewOf(answer))?.fix ?? []).map((step) => withNames(step, answer.settings)),
  );
  return first.filter((step) => others.every((steps) => steps.includes(step)));
}

/** A step with the names of settings in place of their values. */
function withNames(step: string, settings: Partial<Settings>): string {
  return (['tenantId', 'clientId', 'loginUrl'] as const).reduce(
    (text, name) => text.replaceAll(settings[name] ?? '', `{{${name}}}`),
    step,
  );
}

function firstOf(rules: readonly NumberRule[], answer: Evidence): NumberRule | undefined {
  return rules.find((rule) => causeOf(rule, viewOf(answer)) !== null);
}

/** Answers with a number that differ in all that the rules look at beside it: words, tenant, scope, cloud, credential. */
function answers(number: number, tenants: readonly string[] = ['common']): Evidence[] {
  const words = [
    'What Entra says.',
    "One of 'client_secret' or 'client_assertion' is needed.",
    "The scope 'https%3a%2f%2fx'",
  ];
  const cloudOf = [clouds[0]!, clouds.at(-1)!];
  return cloudOf.flatMap((cloud, index) =>
    ([undefined, 'secret', 'certificate', 'assertion'] as const).flatMap((credential) =>
      words.flatMap((text) =>
        [GUIDS[index]!, ...tenants].map((tenantId) => ({
          method: 'POST',
          url: `${cloud.loginUrl}/${tenantId}/oauth2/v2.0/token`,
          status: 400,
          headers: {},
          body: JSON.stringify({
            error: 'an_error',
            error_description: `AADSTS${number}: ${text}`,
            error_codes: [number],
          }),
          claims: null,
          operation: null,
          settings: {
            tenantId,
            clientId: GUIDS[1 - index]!,
            loginUrl: cloud.loginUrl,
            scope: cloud.scope,
            ...(credential && { credential }),
          },
          neighbours: [],
          now: 0,
        })),
      ),
    ),
  );
}
