import { descriptionsIn, proseOf } from './words/prose.ts';
import { habits, habitsIn } from './words/habits.ts';
import { longIn, MOST_WORDS, sentencesIn, wordsOf } from './words/sentences.ts';
import { shortSources, sources } from './words/sources.ts';

describe('no text has a habit of foreign English', () => {
  test.each(sources)('%s', (_name, texts) => {
    expect(texts().length).toBeGreaterThan(10);
    expect(habitsIn(texts())).toEqual([]);
  });
});

describe(`no sentence has more than ${MOST_WORDS} words`, () => {
  test.each(shortSources)('%s', (_name, texts) => {
    expect(texts().length).toBeGreaterThan(10);
    expect(longIn(texts())).toEqual([]);
  });
});

describe('every pattern bites, and leaves good English alone', () => {
  test.each(habits.map((habit) => [habit.name, habit] as const))('%s', (_name, { pattern, bad, good }) => {
    expect(bad.length * good.length).toBeGreaterThan(0);
    expect(bad.filter((text) => !pattern.test(text))).toEqual([]);
    expect(good.filter((text) => pattern.test(text))).toEqual([]);
  });

  test('every text that is bad is reported with its habit', () => {
    for (const { name, bad } of habits) for (const text of bad) expect(habitsIn([text]).join('\n')).toContain(name);
  });
});

describe('the words of a sentence', () => {
  test.each([
    ['One two. Three!', ['One two.', 'Three!']],
    ['A line\nand an item', ['A line', 'and an item']],
    ['Send GET /v1.0/myorg/groups?$top=1: it answers.', ['Send GET /v1.0/myorg/groups?$top=1: it answers.']],
    ['Switch on "A name. With a stop" here.', ['Switch on NAME here.']],
  ])('%s', (text, expected) => {
    expect(sentencesIn(text)).toEqual(expected);
  });

  test('signs alone are not counted', () => {
    expect(wordsOf('Certificates & secrets – open')).toBe(3);
  });

  test('a sentence of 26 words is found, one of 25 is not', () => {
    const words = (count: number): string => `${Array.from({ length: count }, () => 'word').join(' ')}.`;
    expect(longIn([words(25)])).toEqual([]);
    expect(longIn([words(26)])).toHaveLength(1);
  });
});

describe('the texts of a piece of Markdown', () => {
  test.each([
    ['a paragraph over\ntwo lines', ['a paragraph over two lines']],
    ['* an item\n  goes on\n* and another', ['an item goes on', 'and another']],
    ['| a cell | `code` of two |\n|---|---|', ['a cell', 'X of two']],
    ['```\nnot this text\n```\n\n## A heading here', ['A heading here']],
    ['see [the **last** page](docs/x.md) *of all*', ['see the last page of all']],
  ])('%j', (markdown, expected) => {
    expect(proseOf(markdown)).toEqual(expected);
  });

  test('those of a collection include folders, requests and parameters, and no saved answer', () => {
    const texts = descriptionsIn('collections/powerbi.postman_collection.json');
    expect(texts).toEqual(
      expect.arrayContaining(['Dashboards and their tiles.', 'Optional. How many entries to return at most. Integer.']),
    );
    expect(texts.length).toBeGreaterThan(500);
  });
});
