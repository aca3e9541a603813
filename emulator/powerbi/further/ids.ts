import { idOf } from '../content/ids.ts';

/** An odd factor and its inverse modulo 2 to the 32: between them, a number and the eight digits that ids begin with. */
const FACTOR = 0x9e3779b1;
const INVERSE = inverseOf(FACTOR);
const OFFSET = 0x2f6e2b1d;

/** The id of a further workspace. @param index from 0 */
export function workspaceId(index: number): string {
  return itemId(index, 'workspace');
}

/** The id of something in a further workspace. @param name tells it from the others there, such as `report/2` */
export function itemId(index: number, name: string): string {
  const scattered = (Math.imul(index, FACTOR) + OFFSET) >>> 0;
  return `${scattered.toString(16).padStart(8, '0')}${idOf(`further/${index}/${name}`).slice(8)}`;
}

/** The index of the further workspace that an id would belong to. Ids of other things give one that no workspace has. */
export function indexOf(id: string): number {
  return Math.imul(Number.parseInt(id.slice(0, 8), 16) - OFFSET, INVERSE) >>> 0;
}

/** By Newton's method: each round doubles the number of right bits, from three on. */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let bits = 3; bits < 32; bits *= 2) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}

/** A number from 0 to below `size` that looks as if drawn, the same each time. @param about what it is for */
export function drawn(index: number, about: string, size: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${index}/${about}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  // The low bits of this hash alone would show a pattern.
  return ((hash ^ (hash >>> 15)) >>> 0) % size;
}
