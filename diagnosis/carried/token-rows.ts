import { clouds, type Cloud } from '../../catalogue/entra/clouds.ts';
import { entraAppRules } from '../families/entra.ts';
import type { Evidence } from '../evidence.ts';
import type { Settings } from '../settings/settings.ts';
import { causeOf } from '../rule.ts';
import type { NumberRule } from '../rules/token/aadsts.ts';
import { tokenRules } from '../rules/token/index.ts';
import { viewOf } from '../view.ts';
import type { DecidedRow } from './rule-of-row.ts';
import { toldTokenRefusals } from './what-travels.ts';

/** A refusal of a token request by its AADSTS numbers. */
export type TokenRow = DecidedRow & { readonly numbers: readonly number[] };

/** Numbers by their code alone, or by the codes that are possible: `ENTRA_SCOPE_INVALID or another`. */
export type TokenCodes = Readonly<Record<string, readonly number[]>>;

const MOST_STEPS = 2;
const TENANT = '11111111-2222-4333-8444-555555555555';
const APP = '66666666-7777-4888-9999-aaaaaaaaaaaa';
const CLOUDS = [clouds[0]!, clouds.at(-1)!];
/** Nothing but the number; fields that Entra names; a scope that was encoded twice. */
const WORDS = [
  'What Entra says.',
  "One of 'client_secret' or 'client_assertion' is needed.",
  "The scope 'https%3a%2f%2fx'.",
];

const numbered = [...tokenRules, ...entraAppRules].filter((rule): rule is NumberRule => 'numbers' in rule);

/**
 * The refusals of a token request by their number. The generator evaluates this: a script has the rows. Each is what the rules say to every
 * answer with that number; where they differ, the codes are named and nothing is decided. Steps are those that are always the same.
 */
export const tokenRows: readonly TokenRow[] = [...numbersByCodes(numbered)].flatMap(([codes, numbers]) =>
  rowOf(numbered, codes, numbers),
);

/** The others: those that people seldom meet, and those whose cause the number does not decide. */
export const tokenCodes: TokenCodes = Object.fromEntries(
  [...numbersByCodes(numbered)].filter(([codes]) => !tokenRows.some(({ code }) => code === codes)),
);

function numbersByCodes(rules: readonly NumberRule[]): Map<string, number[]> {
  const byCodes = new Map<string, number[]>();
  for (const number of new Set(rules.flatMap(({ numbers }) => numbers))) {
    const codes = new Set(answers(number).map((answer) => firstOf(rules, answer)?.code ?? 'another'));
    const text = [...codes].join(' or ');
    byCodes.set(text, [...(byCodes.get(text) ?? []), number]);
  }
  return byCodes;
}

function rowOf(rules: readonly NumberRule[], codes: string, numbers: readonly number[]): TokenRow[] {
  const rule = rules.find(({ code }) => code === codes);
  if (rule === undefined || !toldTokenRefusals.includes(codes)) return [];
  const { code, title } = rule;
  const fix = commonSteps(rule, numbers[0]!).slice(0, MOST_STEPS);
  return [{ numbers, code, title, ...(fix.length > 0 ? { fix } : {}) }];
}

/** What the rule says in every cloud where no more than the number is known, up to the first step that differs: the next may need it. */
function commonSteps(rule: NumberRule, number: number): readonly string[] {
  const [one = [], other = []] = CLOUDS.map((cloud) => {
    const answer = answerOf(number, { cloud, words: WORDS[0]!, tenantId: TENANT });
    return (causeOf(rule, viewOf(answer))?.fix ?? []).map((step) => withNames(step, answer.settings));
  });
  const end = one.findIndex((step, index) => step !== other[index]);
  return end < 0 ? one : one.slice(0, end);
}

/** A step with the names of settings in place of their values. */
function withNames(step: string, settings: Partial<Settings>): string {
  return (['tenantId', 'clientId', 'loginUrl'] as const).reduce(
    (text, name) => text.split(settings[name] ?? '').join(`{{${name}}}`),
    step,
  );
}

function firstOf(rules: readonly NumberRule[], answer: Evidence): NumberRule | undefined {
  return rules.find((rule) => causeOf(rule, viewOf(answer)) !== null);
}

/** Answers with a number that differ in all that tells one rule from another beside it: words, scope and tenant. */
function answers(number: number): Evidence[] {
  return WORDS.flatMap((words) =>
    [TENANT, 'common'].map((tenantId) => answerOf(number, { cloud: CLOUDS[0]!, words, tenantId })),
  );
}

interface Circumstances {
  readonly cloud: Cloud;
  readonly words: string;
  readonly tenantId: string;
}

function answerOf(number: number, { cloud, words, tenantId }: Circumstances): Evidence {
  const body = { error: 'an_error', error_description: `AADSTS${number}: ${words}`, error_codes: [number] };
  return {
    method: 'POST',
    url: `${cloud.loginUrl}/${tenantId}/oauth2/v2.0/token`,
    status: 400,
    headers: {},
    body: JSON.stringify(body),
    claims: null,
    operation: null,
    settings: { tenantId, clientId: APP, loginUrl: cloud.loginUrl, scope: cloud.scope },
    neighbours: [],
    now: 0,
  };
}
