import type { Emulator } from '../emulator/index.ts';

/** The values of an environment that reach a started emulator; `asUser` brings the token of its signed-in user. */
export async function emulatorValues(emulator: Emulator, asUser: boolean): Promise<Record<string, string>> {
  return {
    loginUrl: emulator.url,
    apiUrl: emulator.url,
    tenantId: emulator.tenantId,
    clientId: emulator.clientId,
    clientSecret: emulator.clientSecret,
    accessToken: asUser ? await emulator.userToken() : '',
  };
}
