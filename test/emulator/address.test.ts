import { emulatorAddress } from '../../emulator/address.ts';

// prettier-ignore
test.each([
  [4280, false, 'http://127.0.0.1:4280'],
  [80, false, 'http://127.0.0.1'],
  [8443, true, 'https://localhost:8443'],
  [443, true, 'https://localhost'],
])('port %i, encrypted: %s', (port, encrypted, address) => expect(emulatorAddress(port, encrypted)).toBe(address));
