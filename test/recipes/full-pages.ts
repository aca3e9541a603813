import type { Emulator } from '../../emulator/index.ts';
import { startSpy } from './spy.ts';

/** So many things are on a full page of a list. */
const FULL = 5000;

/**
 * Does something with an emulator whose list of workspaces or profiles has full pages of other things in front of its own: so many workspaces would
 * take long to make.
 * @param list is as it is when absent
 */
export async function behindFullPages<T>(
  emulator: Emulator,
  list: 'groups' | 'profiles' | undefined,
  pages: number,
  use: (behind: Emulator) => Promise<T>,
): Promise<T> {
  if (list === undefined) return use(emulator);
  // The less a thing has, the sooner it is read.
  const text = JSON.stringify({ value: Array.from({ length: FULL }, () => ({})) });
  const spy = await startSpy(emulator.url, ({ path }) => {
    const [, start, skip] = new RegExp(`^(.*/${list}\\?\\$top=${FULL}&\\$skip=)(\\d+)$`).exec(path) ?? [];
    if (start === undefined) return undefined;
    return Number(skip) < pages * FULL ? { status: 200, text } : `${start}${Number(skip) - pages * FULL}`;
  });
  try {
    return await use({ ...emulator, url: spy.url });
  } finally {
    spy.close();
  }
}
