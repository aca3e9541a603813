export type Named = readonly [name: string, rule: string, where: string, file: string, text: string, secret: string];
export function entraSecret(): string;
export function accessToken(user?: string, seconds?: number): string;
export const privateKeys: Readonly<Record<'rsa' | 'pkcs1' | 'ec' | 'sec1', string>>;
export function kinds(): readonly (readonly [name: string, rule: string, text: string])[];
export const spellings: readonly (readonly [name: string, write: (text: string) => string])[];
export function namedSecrets(): readonly Named[];
