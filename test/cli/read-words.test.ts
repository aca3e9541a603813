import { readWords } from '../../cli/input/words.ts';

const typed = (text: string): string[] => text.split(' ');

// prettier-ignore
test.each([
  ['run --format html junit --bail', 'run --format html --format junit --bail'],
  ['run --format html,junit', 'run --format html --format junit'],
  ['run --format=html,junit --env gcc', 'run --format html --format junit --env gcc'],
  ['run --format html --format junit', 'run --format html --format junit'],
  ['report --format html junit a.json b.json', 'report --format html --format junit a.json b.json'],
  ['report a.json --format terminal', 'report a.json --format terminal'],
  ['report --format html ./junit', 'report --format html ./junit'],
  ['compare --format text json', 'compare --format text --format json'],
  ['run --format pdf html', 'run --format pdf --format html'],
  ['run --folder html --bail', 'run --folder html --bail'],
  ['run --format', 'run --format'],
  ['run --format --bail', 'run --format --bail'],
  ['operations --format html', 'operations --format html'],
])('%s is read as %s', (given, read) => expect(readWords(typed(given))).toEqual(typed(read)));

test('a dash among the files of check is not lost, and the one of --out is none of them', () => {
  expect(readWords(['check', '-', '--out', '-'])).toEqual(['check', expect.stringMatching(/^\0-$/), '--out', '-']);
});
