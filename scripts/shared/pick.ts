/**
 * The value at a path such as `value[0].id`.
 * @returns undefined when any step is missing
 */
export function pick(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((current, name) => (current === null || typeof current !== 'object' ? undefined : (current as Record<string, unknown>)[name]), value);
}
