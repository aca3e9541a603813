import type { Emulator } from '../../emulator/index.ts';

/**
 * The values of an environment that reach a started emulator, with what its scenario's client has in its settings; its tenant may be changed.
 * @param asUser brings the token of its signed-in user
 */
export async function emulatorValues(emulator: Emulator, asUser: boolean): Promise<Record<string, string>> {
  const client = await emulator.clientValues();
  return {
    loginUrl: emulator.url,
    apiUrl: emulator.url,
    fabricUrl: emulator.fabricUrl,
    allowWrite: emulator.tenantId,
    ...client,
    ...(asUser ? { accessToken: await emulator.userToken() } : {}),
  };
}
