/** What the request itself says, as somebody may have edited it. */
export interface RequestText {
  /** Path variables with a value of their own instead of `{{variable}}`: somebody typed it. */
  readonly typed: Readonly<Record<string, string>>;
  /** Whether the request still refers to a variable. */
  refersTo(variable: string): boolean;
}

/** Reads address and body. Bruno shows neither in this form: there every variable counts as referred to. */
export function readRequest(): RequestText {
  try {
    const typed: Record<string, string> = {};
    let text = pm.request.url.toString() + (pm.request.body ? JSON.stringify(pm.request.body) : '');
    pm.request.url.variables.each((variable) => {
      const value = String(variable.value ?? '');
      text += value;
      if (variable.key && value && !value.includes('{{')) typed[variable.key] = value.trim();
    });
    return { typed, refersTo: (variable) => text.includes('{{' + variable + '}}') };
  } catch {
    return { typed: {}, refersTo: () => true };
  }
}
