// The sandbox's own types declare this module anew and thereby hide its members. Here stand those that the scripts use,
// in the form that the oldest sandbox (Newman 6.2.2) has.
declare module 'postman-collection' {
  interface Response {
    code: number;
    text(): string;
    json(): unknown;
    size(): { readonly body: number };
    headers: {
      get(name: string): string | undefined;
      each(visit: (header: { key: string; value: string }) => void): void;
    };
  }
  interface Request {
    method: string;
    body?: unknown;
    headers: { upsert(header: { key: string; value: string }): void };
    url: {
      toString(): string;
      variables: { each(visit: (variable: { key?: string; value?: unknown }) => void): void };
    };
  }
  interface VariableScope {
    get(name: string): unknown;
    has(name: string): boolean;
    set(name: string, value: unknown): void;
    unset(name: string): void;
    replaceIn(text: string): string;
  }
}
