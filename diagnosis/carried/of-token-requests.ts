import { noAnswer } from '../rules/general/no-answer.ts';
import { proxyAnswered } from '../rules/general/proxy.ts';
import { serviceError } from '../rules/general/service-error.ts';
import { entraThrottled } from '../rules/token/throttled.ts';
import type { CarriedDiagnosis, CarriedRule } from './carried.ts';
import { firstCause } from './first-cause.ts';
import { ruleOfRow } from './rule-of-row.ts';
import { tokenRows } from './token-rows.ts';

/** Why a token request was refused: by its AADSTS number, never by words, which may be in any language. */
export const causeOfTokenRequest: CarriedDiagnosis = (evidence) => firstCause(rules, evidence);

const rules: readonly CarriedRule[] = [
  noAnswer,
  proxyAnswered,
  entraThrottled,
  ...tokenRows.map((row) =>
    ruleOfRow(row, ({ answer }) => answer.aadsts.some((number) => row.numbers.includes(number))),
  ),
  serviceError,
];
