/** The address of an emulator: its port is left out where it is the usual one, because clients leave it out too. */
export function emulatorAddress(port: number, encrypted: boolean): string {
  return new URL(encrypted ? `https://localhost:${port}` : `http://127.0.0.1:${port}`).origin;
}
