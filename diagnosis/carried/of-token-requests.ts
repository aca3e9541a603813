import { noAnswer } from '../rules/general/no-answer.ts';
import { serviceError } from '../rules/general/service-error.ts';
import { entraThrottled } from '../rules/token/throttled.ts';
import type { CarriedDiagnosis, CarriedRule } from './carried.ts';
import { firstCause } from './first-cause.ts';
import { notTheService } from './not-the-service.ts';
import { ruleOfRow, type DecidedRow, type OpenRow } from './rule-of-row.ts';
import { tokenCodes, tokenRows } from './token-rows.ts';

/** Why a token request was refused: by its AADSTS number, never by words, which may be in any language. */
export const causeOfTokenRequest: CarriedDiagnosis = (evidence) => firstCause(rules(), evidence);

function rules(): readonly CarriedRule[] {
  return [
    noAnswer,
    notTheService,
    entraThrottled,
    ...tokenRows.map((row) => byNumber(row, row.numbers)),
    ...Object.entries(tokenCodes).map(([codes, numbers]) =>
      byNumber(codes.includes(' or ') ? { oneOf: codes } : { code: codes }, numbers),
    ),
    serviceError,
  ];
}

function byNumber(row: DecidedRow | OpenRow, numbers: readonly number[]): CarriedRule {
  return ruleOfRow(row, 'reason', ({ answer }) => answer.aadsts.some((number) => numbers.includes(number)));
}
