import { zipSync } from 'fflate';

/**
 * Midday of the first day that a zip can say, in this machine's own time: a zip knows no time zones, and the library writes local time.
 * Midday, because there are places where clocks were put forward over midnight.
 */
const NO_TIME = new Date(1980, 0, 1, 12, 0, 0);

/**
 * Packs files. The same files give the same bytes on every machine, in every time zone, whenever it is done.
 * @param files path inside the zip -> text, in the order in which they shall stand there
 */
export function zip(files: ReadonlyMap<string, string>): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries([...files].map(([path, text]) => [path, encoder.encode(text)])), {
    level: 9,
    mtime: NO_TIME,
    os: 0,
  });
}
