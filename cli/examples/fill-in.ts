import type { FilePart, Request, TextPart } from '../../generator/format.ts';
import type { Call } from './tenant.ts';

const BOUNDARY = 'a-part-of-the-form';

/** A request of the collection with values in the place of its variables, as it goes over the wire. */
export function fillIn({ method, url, header, body }: Request, values: Readonly<Record<string, string>>): Call {
  const filled = (text: string, form: (value: string) => string = String): string =>
    text.replace(/\{\{([^{}]+)\}\}/g, (reference, name: string) => form(values[name] ?? reference));
  const [path = '', query] = url.raw.replace(/^\{\{[^{}]+\}\}/, '').split('?');
  const variables = Object.fromEntries((url.variable ?? []).map(({ key, value }) => [key, value]));
  const whole = path.replace(/:([\w-]+)/g, (segment, name: string) => variables[name] ?? segment);
  const headers = Object.fromEntries(header.filter(({ disabled }) => !disabled).map(({ key, value }) => [key, value]));
  return {
    method,
    path: filled(whole, encodeURIComponent) + (query === undefined ? '' : `?${filled(query)}`),
    headers:
      body?.mode === 'formdata' ? { ...headers, 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` } : headers,
    ...(body === undefined ? {} : { body: body.mode === 'raw' ? filled(body.raw) : multipart(body.formdata) }),
  };
}

/** Files aside: none of the requests with examples has one. */
function multipart(parts: readonly (TextPart | FilePart)[]): string {
  const texts = parts.filter((part) => part.type === 'text');
  const printed = texts.map(
    ({ key, value, contentType }) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${key}"\r\nContent-Type: ${contentType}\r\n\r\n${value}\r\n`,
  );
  return `${printed.join('')}--${BOUNDARY}--\r\n`;
}
