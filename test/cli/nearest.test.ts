import { nearest } from '../../cli/errors/nearest.ts';

const known = ['commercial', 'gcc', 'gcc-high', 'dod', 'china', 'emulator'];

test.each([
  ['comercial', 'commercial'],
  ['COMMERCIAL', 'commercial'],
  ['gcchigh', 'gcc-high'],
  ['emulat', 'emulator'],
  ['chin', 'china'],
  ['something else', undefined],
  ['', undefined],
])('%s means %s', (name, meant) => expect(nearest(name, known)).toBe(meant));
