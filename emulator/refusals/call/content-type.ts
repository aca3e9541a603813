import type { Operation } from '../../../catalogue/model/types.ts';
import { emptyRefusal } from '../../envelopes.ts';
import { saysJson } from '../../json-body.ts';
import type { CallRefusal } from '../rule.ts';

/** A25: the service reads JSON only where the request says that it is. Does not apply without a body, nor to forms. */
export const contentTypeMissing: CallRefusal = {
  id: 'A25',
  title: 'The request has a body, and does not say that it is JSON',
  certainty: 'reported',
  source: 'two issues have status and empty body; that text/json is also read is inferred',
  refuse({ operation, contentType, hasBody }) {
    if (operation === undefined || !hasBody || !/^(POST|PUT|PATCH)$/.test(operation.method)) return undefined;
    return saysJson(contentType) || isForm(contentType, operation) ? undefined : emptyRefusal(415);
  },
};

/** A file on its way to an import, or fields of a form: what becomes of those is not known, and stays as it is. */
function isForm(contentType: string, { body }: Operation): boolean {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) return true;
  return /^multipart\/form-data\b/i.test(contentType) && (body?.mediaTypes.includes('multipart/form-data') ?? false);
}
