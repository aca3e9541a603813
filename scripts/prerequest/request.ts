import { methodOverrides } from '../../catalogue/model/permission.ts';

/** What the request itself says, as somebody may have edited it. */
export interface RequestText {
  /** In upper case. */
  readonly method: string;
  /** Its address as it stands, with `:variable` and `{{variable}}`; empty where it cannot be read. */
  readonly url: string;
  /** Values of its path variables, as they stand. */
  readonly variables: Readonly<Record<string, string>>;
  /** Path variables with a value of their own instead of `{{variable}}`: somebody typed it. */
  readonly typed: Readonly<Record<string, string>>;
  /** A header that makes another method of it; empty without one. */
  readonly override: string;
  /** Whether the request still refers to a variable. */
  refersTo(variable: string): boolean;
}

interface Member {
  readonly key?: string;
  readonly name?: string;
  readonly value?: unknown;
}

/** A list of the SDK; in its place Bruno gives an array of path variables, and headers as an object. */
interface List {
  each?(visit: (member: Member) => void): void;
}

/** Reads method, address, headers and body. What cannot be read counts as referring to everything, and as no known address. */
export function readRequest(): RequestText {
  const method = String(pm.request.method).toUpperCase();
  try {
    const variables: Record<string, string> = {};
    const url = String(pm.request.url.toString());
    let text = url + (pm.request.body ? JSON.stringify(pm.request.body) : '');
    visit(pm.request.url.variables, ({ key, name, value }) => {
      variables[key ?? name ?? ''] = String(value ?? '');
      text += String(value ?? '');
    });
    const typed = Object.fromEntries(
      Object.entries(variables)
        .map(([name, value]) => [name, value.trim()])
        .filter(([, value]) => value !== '' && !value!.includes('{{')),
    );
    return {
      method,
      url,
      variables,
      typed,
      override: overrideIn(),
      refersTo: (variable) => text.includes('{{' + variable + '}}'),
    };
  } catch {
    return { method, url: '', variables: {}, typed: {}, override: '', refersTo: () => true };
  }
}

function overrideIn(): string {
  let found = '';
  visit(pm.request.headers, (header) => {
    const { key = '', disabled } = header as { key?: string; disabled?: boolean };
    if (!disabled && methodOverrides.includes(key.trim().toLowerCase())) found = key.trim();
  });
  return found;
}

function visit(members: unknown, each: (member: Member) => void): void {
  const list = members as List;
  if (Array.isArray(members)) (members as Member[]).forEach(each);
  else if (typeof list.each === 'function') list.each(each);
  else Object.entries(members as object).forEach(([key, value]) => each({ key, value }));
}
