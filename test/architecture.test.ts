import { join } from 'node:path';
import { projectFolder, startNode } from './cli/fixtures/built.ts';

interface Finding {
  readonly ruleId: string;
  readonly message: string;
}

interface Case {
  readonly layer: string;
  readonly code: string;
  readonly rule: string;
  /** Name of the file when it must be a certain one. */
  readonly file?: string;
}

const BORDER = '@typescript-eslint/no-restricted-imports';
const importing = (layer: string, target: string): Case => ({
  layer,
  code: `import { x } from '../${target}/index.ts';\nexport const y = x;\n`,
  rule: BORDER,
});
const inScripts = (code: string, rule: string): Case => ({ layer: 'scripts', code, rule });

/** What must never stand in a folder. Every one of them has to be found. */
const forbidden: Case[] = [
  ...['generator', 'emulator', 'runner', 'cli', 'scripts', 'diagnosis'].map((target) => importing('catalogue', target)),
  ...['emulator', 'runner', 'cli'].map((target) => importing('generator', target)),
  importing('generator', 'scripts'), // as a value; its types are free
  ...['generator', 'scripts', 'runner', 'cli', 'diagnosis'].map((target) => importing('emulator', target)),
  ...['generator', 'scripts', 'emulator', 'cli'].map((target) => importing('runner', target)),
  ...['generator', 'scripts', 'emulator', 'runner', 'cli'].map((target) => importing('diagnosis', target)),
  ...['generator', 'emulator', 'runner', 'cli'].map((target) => importing('scripts', target)),
  importing('cli', 'scripts'),
  ...['catalogue', 'generator', 'emulator', 'runner', 'diagnosis', 'scripts'].map((layer) =>
    importing(layer, 'sharing'),
  ),
  ...['generator', 'emulator', 'cli', 'scripts'].map((target) => importing('sharing', target)),
  ...['generator', 'emulator', 'cli', 'scripts', 'sharing'].map((target) => importing('reporting', target)),
  ...['catalogue', 'generator', 'emulator', 'runner', 'diagnosis', 'scripts', 'sharing'].map((layer) =>
    importing(layer, 'reporting'),
  ),
  ...['newman', 'plan', 'wire', 'run'].map((part) => importing('reporting', `runner/${part}`)),
  importing('reporting', 'runner'),
  importing('runner', 'test'),
  { layer: 'emulator', code: "export type { X } from '../generator/index.ts';\n", rule: BORDER },
  {
    layer: 'emulator',
    code: "export const later = () => import('../catalogue/powerbi/index.ts');\n",
    rule: 'no-restricted-syntax',
  },
  { layer: 'runner', code: "console.log('x');\n", rule: 'no-console' },
  { layer: 'cli', code: "console.log('x');\n", rule: 'no-console' },
  { layer: 'runner', code: 'export const home = process.env;\n', rule: 'no-restricted-syntax' },
  { layer: 'emulator', code: 'process.exit(1);\n', rule: 'no-restricted-syntax' },
  { layer: 'generator', code: `${'export {};\n'.repeat(401)}`, rule: 'max-lines' },
  {
    layer: 'runner',
    code: `export function long(): void {\n${'  Math.abs(1);\n'.repeat(61)}}\n`,
    rule: 'max-lines-per-function',
  },
  { layer: 'test', code: 'expect(Promise.resolve(1)).resolves.not.toBe(1);\n', rule: 'no-restricted-syntax' },
  { layer: 'runner', file: 'tool.mjs', code: 'export const x = 1;\n', rule: 'no-restricted-syntax' },
  inScripts('export async function f(): Promise<void> {}\n', 'no-restricted-syntax'),
  inScripts('export const f = async () => {};\n', 'no-restricted-syntax'),
  inScripts('export const big = 1n;\n', 'no-restricted-syntax'),
  inScripts('const { a, ...rest } = { a: 1, b: 2 };\nexport const both = [a, rest];\n', 'no-restricted-syntax'),
  ...[
    'process',
    'fetch',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'structuredClone',
    'crypto',
    'performance',
    'Intl',
    'AbortController',
    'queueMicrotask',
    'globalThis',
    'window',
    'module',
  ].map((name) => inScripts(`export const it = ${name};\n`, 'no-restricted-globals')),
];

/** What a folder may do. Nothing may be found. */
const allowed: Omit<Case, 'rule'>[] = [
  ...['generator', 'emulator', 'runner', 'cli', 'scripts'].map((layer) => importing(layer, 'catalogue')),
  ...['generator', 'emulator', 'runner', 'diagnosis'].map((target) => importing('cli', target)),
  ...['runner', 'scripts'].map((layer) => importing(layer, 'diagnosis')),
  ...['catalogue', 'diagnosis', 'runner'].map((target) => importing('sharing', target)),
  ...['catalogue', 'diagnosis', 'runner/record', 'runner/files'].map((target) => importing('reporting', target)),
  ...['sharing', 'reporting'].map((target) => importing('cli', target)),
  { layer: 'generator', code: "import type { Plan } from '../scripts/shared/plan.ts';\nexport type Again = Plan;\n" },
  { layer: 'cli', code: 'export const home = process.env;\n' },
  { layer: 'test', code: 'await expect(Promise.resolve(1)).resolves.toBe(1);\n' },
];

/** Lints every snippet in one process, as if it were a file of its folder, by the project's own rules but those that need types. */
async function lint(cases: readonly Omit<Case, 'rule'>[]): Promise<Finding[][]> {
  const snippets = cases.map(({ layer, code, file }) => ({
    code,
    filePath: join(projectFolder, layer, file ?? 'snippet.ts'),
  }));
  const program = `
    import { ESLint } from 'eslint';
    import tseslint from 'typescript-eslint';
    const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
    const found = [];
    for (const { code, filePath } of ${JSON.stringify(snippets)}) {
      const [result] = await eslint.lintText(code, { filePath });
      found.push(result.messages.map(({ ruleId, message }) => ({ ruleId: ruleId ?? 'parsing', message })));
    }
    process.stdout.write(JSON.stringify(found));`;
  const { code, out, err } = await startNode(['--input-type=module', '-e', program], { cwd: projectFolder }).ended;
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Finding[][];
}

const relevant = [
  BORDER,
  'no-restricted-syntax',
  'no-restricted-globals',
  'no-console',
  'max-lines',
  'max-lines-per-function',
  'parsing',
];

describe('the borders between the folders', () => {
  let findings: Finding[][];
  beforeAll(async () => (findings = await lint([...forbidden, ...allowed])), 180_000);

  test('everything forbidden is found', () => {
    const missed = forbidden.filter(({ rule }, index) => !findings[index]!.some((finding) => finding.ruleId === rule));
    expect(missed).toEqual([]);
  });

  test('nothing allowed is found', () => {
    const found = findings
      .slice(forbidden.length)
      .map((each) => each.filter(({ ruleId }) => relevant.includes(ruleId)));
    expect(found).toEqual(allowed.map(() => []));
  });
});
