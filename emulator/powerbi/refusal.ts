import type { Answer } from '../call.ts';
import { messageRefusal, odataRefusal, validationRefusal } from '../envelopes.ts';

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

/** The OData envelope. `details` are the messages of the service's engine. */
export function odata(status: number, code: string, ...details: string[]): Refusal {
  return new Refusal(
    odataRefusal(
      status,
      code,
      undefined,
      details.map((value) => ['DetailsMessage', value]),
    ),
    code,
  );
}

/** 400 for a body or query parameter (reported by users with exactly this text). */
export function invalidParameter(name: string, status = 400): Refusal {
  return invalidRequest(`Parameter ${name} is missing or invalid`, status);
}

/** The same envelope with another message. */
export function invalidRequest(message: string, status: number): Refusal {
  return new Refusal(messageRefusal(status, 'InvalidRequest', message), message);
}

/** 400 in the validation envelope, one detail for each parameter at fault. */
export function badRequest(message: string, ...targets: string[]): Refusal {
  return new Refusal(validationRefusal(message, ...targets), message);
}
