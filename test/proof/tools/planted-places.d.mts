/** A request's address, and a collection that holds such a request, such a saved answer, such a script. */
export function url(raw: string): object;
export function item(more: object): object;
export function example(more: object): object;
export function script(listen: string, ...exec: string[]): object;
/** What a finding in that collection says of the place. */
export const at: string;
export type Place = readonly [name: string, file: string, where: string, make: (text: string) => string];
export const places: readonly Place[];
