import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../generator/project.ts';

const root = projectRoot();

/** What people copy commands from: the guides, the examples, what we print, and the pipelines that we write. */
const texts = [
  'README.md',
  'SECURITY.md',
  'package.json',
  ...filesIn('docs', /\.(md|ya?ml)$/),
  ...filesIn('cli', /\.ts$/),
  ...filesIn('sharing', /\.ts$/),
].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path))
    .map((path) => join(folder, path));
}

/** A command that asks the registry for a name which anybody may take, and starts what comes, with the secrets of the process. */
const bareNpx = /npx (?:-y |--yes )?powerbi-postman(?:@\S+)? +[a-z-]/g;

test('nothing starts a program from the registry beside a secret', () => {
  expect(texts.length).toBeGreaterThan(100);
  expect(
    texts.flatMap(({ path, text }) => (text.match(bareNpx) ?? []).map((command) => `${path}: ${command}`)),
  ).toEqual([]);
});

test.each([
  ['npx powerbi-postman run --env commercial', true],
  ['npx --yes powerbi-postman@1 doctor', true],
  ['npx powerbi-postman --version', true],
  ['npx --no-install powerbi-postman check -', false],
  ['node dist/cli/main.js run', false],
  ['a bare `npx powerbi-postman` would ask the registry', false],
])('%s', (text, found) => {
  expect(text.match(bareNpx) !== null).toBe(found);
});

test('the package cannot be published by mistake while nobody holds its name', () => {
  expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).toHaveProperty('private', true);
});

/** What only a Unix shell reads: variables before a command or in it, single quotes, its own programs, other ways to join commands. */
const unixOnly = /(?:^|&& )(?:[A-Z_]+=|(?:rm|cp|mv|mkdir|cat|test|export|sh|bash|\.\/) )|[$'`;\\]|\|\||> /;

test('the scripts of package.json also run in cmd.exe', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(Object.entries(scripts).filter(([, script]) => unixOnly.test(script))).toEqual([]);
  for (const script of ['NODE_ENV=x node a.mjs', "node -e 'x'", 'node a.mjs && rm -rf dist', 'node a.mjs; node b.mjs'])
    expect(script).toMatch(unixOnly);
});

test('what only a Unix shell reads has its form for PowerShell beside it, or on the page for Windows', () => {
  const guides = texts.filter(({ path }) => path.endsWith('.md') && !path.endsWith('windows.md'));
  const needs = guides.filter(({ text }) => /\bumask\b|\btrap '|^curl [^]*? -d '|^export [A-Z]/m.test(text));
  expect(needs.length).toBeGreaterThan(2);
  expect(needs.filter(({ text }) => !/windows\.md|```powershell/.test(text)).map(({ path }) => path)).toEqual([]);
});

describe('no guide says that true allows changes', () => {
  const guides = texts.filter(({ path }) => path.endsWith('.md'));
  const wrong = /allowWrite`?[^.\n|]{0,20}\b(?:is|to|with|=)\s*`?true/;

  test.each(guides)('$path', ({ text }) => {
    expect(text).not.toMatch(wrong);
  });

  test('and one that did would be found', () => {
    expect('until `allowWrite` is `true`').toMatch(wrong);
  });
});

test('the guides lead to what is there', () => {
  const missing = texts
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(([, file = '', anchor]) => {
        const target = file === '' ? path : join(path, '..', file);
        const found = textAt(target);
        if (found === null) return [`${path}: ${target}`];
        return anchor === undefined || headingsOf(found).includes(anchor) ? [] : [`${path}: ${target}#${anchor}`];
      }),
    );
  expect(missing).toEqual([]);
});

/** The text of a file, empty for a folder; null when there is neither. */
function textAt(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR' ? '' : null;
  }
}

/** Names by which GitHub links to headings. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
