/** A value of JSON as JavaScript that a person would write: one line where it fits, else one member a line. Nothing in it can end a text early. */
export function literal(value: unknown, width = 100, indent = 0): string {
  const line = inline(value);
  if (value === null || typeof value !== 'object' || line.length + indent <= width) return line;
  const pad = ' '.repeat(indent + 2);
  const end = ' '.repeat(indent);
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${pad}${literal(item, width, indent + 2)},\n`).join('')}${end}]`;
  const members = Object.entries(value).map(
    ([name, child]) => `${pad}${key(name)}: ${literal(child, width, indent + 2)},\n`,
  );
  return `{\n${members.join('')}${end}}`;
}

function inline(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const members = Object.entries(value).map(([name, child]) => `${key(name)}: ${inline(child)}`);
  return members.length ? `{ ${members.join(', ')} }` : '{}';
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** In single quotes, unless that would need more escapes. */
function quoted(text: string): string {
  const double = JSON.stringify(text).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
  if (text.includes("'")) return double;
  return `'${double.slice(1, -1).replace(/\\"/g, '"')}'`;
}
