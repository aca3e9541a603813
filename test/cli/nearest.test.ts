import { guesses } from '../../cli/errors/guesses.ts';
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

describe('what an unknown flag may mean', () => {
  const known = ['--token-file', '--folder', '--json'];

  test.each([
    ['file', []],
    ['token-fil', []],
    ['foldr', ['Did you mean --folder?']],
  ])('--%s', (name, questions) => {
    expect(guesses(`Unknown argument: ${name}`, known)).toEqual(questions);
  });

  test('a command is no flag', () => {
    expect(guesses('Unknown command: toke', ['token', 'run'])).toEqual(['Did you mean token?']);
  });
});
