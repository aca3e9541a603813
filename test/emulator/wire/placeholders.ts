/** Patterns of the values that change from answer to answer. */
const patterns: Readonly<Record<string, string>> = {
  guid: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  timestamp: '\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}Z',
  moment: '\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d{2}:\\d{2} [AP]M',
  jwt: '[\\w-]+\\.[\\w-]+\\.[\\w-]+',
  number: '\\d+',
  // Part of one line inside a JSON text.
  words: '(?:[^"\\\\]|\\\\")+?',
  anything: '.+',
};

/** Puts the tenant's values in place of their names in braces. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/(?<!\{)\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The pattern of a whole text in which names in braces stand for values that change. */
export function pattern(text: string): RegExp {
  const parts = text.split(/\{(guid|timestamp|moment|jwt|number|words|anything)\}/);
  const source = parts.map((part, index) =>
    index % 2 === 1 ? (patterns[part] ?? '') : part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`);
}
