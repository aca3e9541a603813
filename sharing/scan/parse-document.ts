import { isTooDeep } from '../../catalogue/model/json-depth.ts';

/** A value of JSON that has parts. */
export type JsonDocument = readonly unknown[] | Readonly<Record<string, unknown>>;

/** A text as the object or list that it is; undefined when it is not JSON, a mere number or string, or nested too deeply. */
export function parseDocument(text: string): JsonDocument | undefined {
  // A variable such as {{name}} begins like an object: to let the parser find out takes long.
  if (
    !/^\s{0,100}\ufeff?(?:\{\s{0,1000}["}]|\[\s{0,1000}[\]["{\d\-tfn])/.test(text) ||
    !/[\]}]\s{0,100}$/.test(text.slice(-101))
  )
    return undefined;
  if (isTooDeep(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return value !== null && typeof value === 'object' ? (value as JsonDocument) : undefined;
  } catch {
    return undefined;
  }
}
