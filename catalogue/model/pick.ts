/**
 * The value at a path such as `value[0].id`; `value[0].timestamp|date` is the date of a moment, as paths carry it.
 * @returns undefined when any step is missing
 */
export function pick(value: unknown, path: string): unknown {
  const [route, form] = path.split('|');
  const picked = route!
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>(
      (current, name) =>
        current === null || typeof current !== 'object' ? undefined : (current as Record<string, unknown>)[name],
      value,
    );
  return form === 'date' && typeof picked === 'string' ? picked.slice(0, 10) : picked;
}
