import { createSigningKey, startEmulator, type Emulator } from '../../emulator/index.ts';
import { makeCertificate } from '../cli/fixtures/certificate.ts';

/** For a file of tests: one emulator that answers plainly, and one over TLS. */
export function useEmulatorsBothWays(
  take: (made: { readonly plain: Emulator; readonly secure: Emulator }) => void,
): void {
  let emulators: Emulator[] = [];
  beforeAll(async () => {
    const signingKey = await createSigningKey();
    const { key, certificate: cert } = makeCertificate('localhost');
    const [plain, secure] = [
      await startEmulator({ signingKey }),
      await startEmulator({ signingKey, tls: { key, cert } }),
    ];
    emulators = [plain, secure];
    take({ plain, secure });
  });
  afterAll(() => Promise.all(emulators.map((emulator) => emulator.close())));
}
