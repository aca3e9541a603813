import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { QUESTION } from '../../cli/pasted/paste.ts';
import { advice } from '../../cli/errors/index.ts';
import { projectRoot } from '../../generator/project.ts';
import { makeProject, type Project } from './fixtures/terminal.ts';

/** Habits of other languages, each with a sentence that has it. */
const HABITS: readonly (readonly [habit: string, pattern: RegExp, example: string])[] = [
  ['is no, are no', /(?<!\bthere )\b(?:is|are|was|were|be) no (?!longer\b|more than\b)/i, 'The file is no collection.'],
  ['goes with, goes only with', /\bgo(?:es)? (?:not |only )?with\b/i, '--save-baseline goes not with --shard'],
  ['cannot be told', /\b(?:cannot|to) be told\b/i, 'Which part this is cannot be told.'],
  ['besides', /\bbesides\b/i, 'These folders, besides what --operation names'],
  [
    'as well, too, at the end',
    /\bas well(?! as\b)|(?:,| [a-z]+) too(?=[.;:!?)]|$)/i,
    'Send requests that change something, too',
  ],
  [
    'what … is left out',
    /\bwhat (?:would|was|is|does|cannot|must|takes|came|anybody) .*\b(?:is|are|was)\b/i,
    'What would take longer is left out',
  ],
  ['left out', /\b(?:is|are|was|were) left out\b/i, 'Such requests are left out'],
  ['mend', /\bmend/i, '47 requests need mending'],
  ['put right', /\bput\b.{0,30}\bright\b/i, 'Put the values right'],
  ['hold', /\bholds?\b|\bheld\b/i, 'Hold the run against a file'],
  ['stand', /\bstands? (?:in|for|there|here|beside)\b/i, 'The reason stands in a header'],
  ['hand on, hand out, hand in', /\bhand(?:s|ed|ing)? (?:on|out|in|over)\b/i, 'Look for secrets in what is handed on'],
  ['bring', /\bbrings?\b|\bbrought\b/i, 'Let the run bring its own emulator'],
  ['go along, come along, take along', /\b(?:go(?:es)?|comes?|takes?|came) along\b/i, 'Ids go along'],
  ['set going', /\bset going\b/i, 'What was set going'],
  ['riddle', /\briddle\b/i, 'If it stays a riddle'],
  ['is over', /\b(?:token|time|session|sign-in) is over\b/i, 'The token is over'],
  ['well, for OK', /\b(?:\d+|all) (?:is |are )?well\b/i, '2 well, 1 to fix'],
  ['anew', /\banew\b/i, 'Write it anew'],
  ['tell, for say or report', /\btells?\b|\btold\b/i, 'A second run tells more'],
  ['has it for itself', /\bfor itself\b/i, 'Newman has this name for itself'],
  ['words of the code', /\b(?:lane|twin|gift)s?\b/i, 'The lane ended'],
];

/** More words nobody reads in one go. */
const MOST_WORDS = 25;

/** Sentences of a text; what is between backticks is one word, and so is an address. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/`[^`]*`/g, 'code')
    .replace(/https?:\/\/\S+/g, 'address')
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => sentence !== '');
}

function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
}

function problemsOf(text: string): string[] {
  const plain = text.replace(/`[^`]*`/g, 'code');
  return [
    ...HABITS.filter(([, pattern]) => pattern.test(plain)).map(([habit]) => `${habit}: ${text}`),
    ...sentencesOf(text)
      .filter((sentence) => wordsIn(sentence) > MOST_WORDS)
      .map((sentence) => `${wordsIn(sentence)} words: ${sentence}`),
  ];
}

describe('the measure', () => {
  test.each(HABITS)('%s is found', (_habit, pattern, example) => {
    expect(example).toMatch(pattern);
    expect(problemsOf(example)).not.toEqual([]);
  });

  test('a sentence of 26 words is found, two of 13 are not', () => {
    expect(problemsOf(`${'word '.repeat(25)}end.`)).toHaveLength(1);
    expect(problemsOf(`${'word '.repeat(12)}end. ${'word '.repeat(12)}end.`)).toEqual([]);
  });

  test.each([
    'It is no longer needed.',
    'There is no such file.',
    'It must not run more often than every 5 minutes.',
    'Two files as well as a folder.',
    'The text is too large.',
  ])('%s is fine', (text) => expect(problemsOf(text)).toEqual([]));
});

describe('errors', () => {
  test.each(Object.entries(advice))('%s', (_code, { what, why, next }) => {
    expect([what, why, next].flatMap(problemsOf)).toEqual([]);
  });
});

describe('help', () => {
  const COMMANDS = [
    [],
    ['generate'],
    ['run'],
    ['report'],
    ['compare'],
    ['doctor'],
    ['plan-access'],
    ['explain'],
    ['token'],
    ['emulate'],
    ['operations'],
    ['init-ci'],
    ['share'],
    ['check'],
    ['catalogue'],
    ['catalogue', 'refresh'],
  ];
  let project: Project;
  beforeAll(() => (project = makeProject(undefined)));
  afterAll(() => project.remove());
  const help = async (command: readonly string[]): Promise<string> => (await project.start([...command, '--help'])).out;

  test('every command is here', async () => {
    const listed = [...(await help([])).matchAll(/^ {2}powerbi-postman ([a-z-]+)/gm)].map(([, name]) => name);
    expect([...new Set(COMMANDS.flatMap(([name]) => name ?? []))].sort()).toEqual(listed.sort());
  });

  test.each(COMMANDS.map((command) => [command.join(' ') || 'powerbi-postman', command] as const))(
    '%s: plain words, and no line of more than 80 columns',
    async (_name, command) => {
      const text = await help(command);
      expect(text.length).toBeGreaterThan(200);
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
      const texts = textsOf(text);
      expect(texts).toContain('Show version number');
      expect(texts.flatMap(problemsOf)).toEqual([]);
    },
  );
});

describe('every other text in the sources: tables, summaries, questions, steps', () => {
  const folder = join(projectRoot(), 'cli');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

  test('they are found', () => {
    const texts = files.flatMap((file) => literalsIn(join(folder, file)));
    expect(texts.length).toBeGreaterThan(500);
    expect(texts).toContain(QUESTION);
  });

  test.each(files)('%s', (file) => {
    expect(literalsIn(join(folder, file)).flatMap(problemsOf)).toEqual([]);
  });
});

/** The texts of more than one word that a source has; what it fills in is `X`. Lists of names are not texts. */
function literalsIn(path: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push(node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join(''));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  return found.filter((text) => / [a-z]/.test(text));
}

/** The texts of a help: a description each, without the names, kinds and defaults that yargs sets around it. */
function textsOf(help: string): string[] {
  const unwrapped = help
    .split('\n')
    // A flag or a command begins a text of its own; what is set in goes on with it.
    .map((line) => line.replace(/^ {2}(?=\S)(?:powerbi-postman )?\S+(?: \S+)*? {2,}|^ {2,6}-[^ ].*? {2,}/, '\n'))
    .map((line) => (line.trimStart() === '' ? '\n' : line))
    .join(' ')
    .replace(/\[(?:string|array|boolean|number|required|choices:[^\]]*|default:[^\]]*)\]/g, '\n');
  return unwrapped
    .split(/\n+/)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}
