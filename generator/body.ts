import { sampleBody, sampleForm } from '../catalogue/powerbi/curated/bodies/index.ts';
import type { Operation } from '../catalogue/powerbi/index.ts';
import type { Body, Header } from './format.ts';

/** The body of a request, valid as it is sent; undefined for a request without one. */
export function buildBody(operation: Operation): Body | undefined {
  if (!operation.body) return undefined;
  const form = sampleForm(operation.id);
  if (form)
    return {
      mode: 'formdata',
      formdata: form.map((part) => ({
        ...part,
        type: 'text',
        description: 'The file as text. For a .pbix or .xlsx change the type from Text to File.',
      })),
    };
  return {
    mode: 'raw',
    raw: JSON.stringify(sampleBody(operation) ?? {}, null, 2),
    options: { raw: { language: 'json' } },
  };
}

/** Headers that the body calls for. A multipart body makes its own. */
export function buildHeaders(body: Body | undefined): Header[] {
  return body?.mode === 'raw' ? [{ key: 'Content-Type', value: 'application/json' }] : [];
}
