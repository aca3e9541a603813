import type { Operation } from '../catalogue/model/types.ts';
import type { Body, Header, TextPart } from './format.ts';
import { describeParameter } from './url.ts';

/** A form with a file of which a variable has the path. */
export function buildFile(variable: string): Body {
  const description = 'Postman shows no file that a variable names: choose it here, under Body.';
  return { mode: 'formdata', formdata: [{ key: 'file', type: 'file', src: `{{${variable}}}`, description }] };
}

/** The body of a request, valid as it is sent; undefined for a request without one. */
export function buildBody({ body, form, sample }: Operation): Body | undefined {
  if (!body) return undefined;
  if (form)
    return {
      mode: 'formdata',
      formdata: form.map((part): TextPart => ({
        ...part,
        type: 'text',
        description: 'The file as text. For a .pbix or .xlsx change the type from Text to File.',
      })),
    };
  // A text is a body that a script fills in.
  const raw = typeof sample === 'string' ? sample : JSON.stringify(sample ?? {}, null, 2);
  return { mode: 'raw', raw, options: { raw: { language: 'json' } } };
}

/** Headers that the body calls for, and those that are parameters. A multipart body makes its own. */
export function buildHeaders(operation: Operation, body: Body | undefined): Header[] {
  const { parameters, values } = operation;
  const own = parameters.filter((parameter) => parameter.in === 'header');
  return [
    ...(body?.mode === 'raw' ? [{ key: 'Content-Type', value: 'application/json' }] : []),
    ...own.map((parameter) => ({
      key: parameter.name,
      value: values?.[parameter.name] ?? '',
      description: describeParameter(operation, parameter),
      ...(parameter.required ? {} : { disabled: true as const }),
    })),
  ];
}
