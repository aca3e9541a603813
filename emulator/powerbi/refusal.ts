import type { Answer } from '../call.ts';
import { badRequest as validationRefusal, odataRefusal } from '../envelopes.ts';

/** Thrown by a handler to answer with an error instead of a result. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer, reason: string) {
    super(reason);
    this.name = 'Refusal';
    this.answer = answer;
  }
}

/** 404 in the OData envelope that the service uses for things it does not know (users report this body exactly). */
export function notFound(): Refusal {
  return odata(404, 'PowerBIEntityNotFound');
}

/** The OData envelope. `details` are told as the service tells the messages of its engine. */
export function odata(status: number, code: string, ...details: string[]): Refusal {
  const answer = odataRefusal(status, code);
  const { error } = answer.body as { error: { 'pbi.error': { details: unknown[] } } };
  error['pbi.error'].details.push(...details.map((value) => ({ code: 'DetailsMessage', detail: { type: 1, value } })));
  return new Refusal(answer, code);
}

/** 400 for a body or query parameter (reported by users with exactly this text). */
export function invalidParameter(name: string, status = 400): Refusal {
  const message = `Parameter ${name} is missing or invalid`;
  return new Refusal({ status, body: { error: { code: 'InvalidRequest', message } } }, message);
}

/** 400 in the validation envelope, one detail for each parameter at fault. */
export function badRequest(message: string, target: string, ...others: string[]): Refusal {
  const answer = validationRefusal(message, target);
  const { error } = answer.body as { error: { details: unknown[] } };
  error.details.push(...others.map((other) => ({ message, target: other })));
  return new Refusal(answer, message);
}

/** A bare status. The facts record 409 for a refresh that overlaps and give no body. */
export function bare(status: number): Refusal {
  return new Refusal({ status }, String(status));
}
