const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/**
 * Reads a time such as `90s`, `20m` or `2h`.
 * @returns milliseconds; undefined when it is none
 */
export function readDuration(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([smh])$/i.exec(text.trim()) ?? [];
  return number === undefined || unit === undefined
    ? undefined
    : Math.round(Number(number) * SECONDS[unit.toLowerCase()]! * 1000);
}
