export type Place = readonly [name: string, file: string, where: string, make: (text: string) => string];
export const places: readonly Place[];
