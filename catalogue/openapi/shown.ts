/**
 * Property paths that a set of example values fills, sorted, such as `value[].id`. Only the names are kept, never the values:
 * they tell which of the many optional properties an answer or a body really has.
 */
export function shownPaths(examples: readonly unknown[]): string[] {
  const paths = new Set<string>();
  for (const example of examples) visit(example, '', paths);
  return [...paths].sort();
}

function visit(value: unknown, path: string, paths: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, `${path}[]`, paths);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, child] of Object.entries(value)) {
      const childPath = path ? `${path}.${name}` : name;
      if (child !== null) paths.add(childPath);
      visit(child, childPath, paths);
    }
  }
}
