import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Folders of ours, and what each may import from the others. Whatever is not listed is closed to it. */
const borders = {
  catalogue: [],
  generator: ['catalogue', 'diagnosis'],
  emulator: ['catalogue'],
  runner: ['catalogue', 'diagnosis'],
  reporting: ['catalogue', 'diagnosis', 'runner'],
  diagnosis: ['catalogue'],
  scripts: ['catalogue', 'diagnosis'],
  sharing: ['catalogue', 'diagnosis', 'runner'],
  cli: ['catalogue', 'generator', 'emulator', 'runner', 'reporting', 'diagnosis', 'sharing'],
};
const layers = Object.keys(borders);

/** Folders that may import a part of another only: what stands on a run's record knows nothing of how the run was made. */
const parts = {
  reporting: {
    regex: '^(?:\\.\\./)+runner/(?!record/|files/|run-error\\.ts$)',
    message: 'reporting/ stands on the record of a run: of runner/ it may import record/, files/ and run-error.ts.',
  },
};

const MAX_LINES = 400;
const MAX_FUNCTION_LINES = 60;

/** Globals that Newman's sandbox or another tool's lacks, with what to use instead. */
const missingInSandbox = {
  process: 'There is no process in the sandbox; values come from variables.',
  fetch: 'Use pm.sendRequest.',
  URL: 'Newman lacks it; work on the text of the address.',
  URLSearchParams: 'Newman lacks it; use encodeURIComponent.',
  TextEncoder: 'Newman lacks it; use CryptoJS.enc.Utf8.',
  structuredClone: 'Newman lacks it; use JSON.parse(JSON.stringify(value)).',
  crypto: 'Newman lacks it; use CryptoJS.',
  performance: 'Use Date.now().',
  Intl: 'Newman lacks it; format by hand.',
  AbortController: 'Newman lacks it; pm.sendRequest takes no signal.',
  queueMicrotask: 'Use setTimeout with a callback.',
  globalThis: 'No tool has it; keep state in pm.variables.',
  window: 'There is no window; keep state in pm.variables.',
  module: 'Scripts are bundled; use import and export.',
};

/** The generator bundles the scripts from their files; it may share their types, which are gone by then. */
const onlyTypes = [['generator', 'scripts']];

function border(layer) {
  const closed = layers.filter((other) => other !== layer && !borders[layer].includes(other));
  const patterns = closed.map((other) => ({
    regex: `^(?:\\.\\./)+${other}/`,
    message: `${layer}/ may import ${['itself', ...borders[layer]].join(', ')}; not ${other}/.`,
    allowTypeImports: onlyTypes.some(([from, to]) => from === layer && to === other),
  }));
  if (layer in parts) patterns.push(parts[layer]);
  patterns.push({
    regex: '^(?:\\.\\./)+(?:test|dist)/',
    message: `${layer}/ imports no tests and nothing that was built.`,
  });
  return {
    files: [`${layer}/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

const ownProcess = {
  selector: 'MemberExpression[object.name="process"][property.name=/^(?:exit|exitCode|env|stdout|stderr|argv)$/]',
  message: 'Only cli/ touches the process around it.',
};
const noRest = {
  selector: 'VariableDeclarator > ObjectPattern > RestElement',
  message: 'Bruno cannot translate it; name what you take.',
};
const unawaited = {
  selector: ['object', 'object.object']
    .map((path) => `ExpressionStatement > CallExpression > .callee[${path}.property.name=/^(?:resolves|rejects)$/]`)
    .join(),
  message: 'Nobody waits for it, so it cannot fail; await it or return it.',
};
const byName = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const importExpression = {
  selector: 'ImportExpression',
  message: 'Import statically, so that the borders between the folders hold.',
};

/**
 * Where rules ask the compiler: that doubles their time, so not in tests, nor in scripts, which must not be async, nor in data. Nothing
 * else needs it: the borders hold by the text of the imports.
 */
const typed = layers.filter((layer) => layer !== 'scripts').map((layer) => `${layer}/**/*.ts`);

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'reports/', 'collections/', 'environments/', '**/node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],

    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // tsc finds what is unused; an underscore says that it is meant.
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          caughtErrors: 'all',
          ignoreRestSiblings: true,
        },
      ],
      'max-lines': ['error', MAX_LINES],
      'max-lines-per-function': ['error', { max: MAX_FUNCTION_LINES, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ownProcess, byName, importExpression],
    },
  },
  {
    files: typed,

    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.build.json', 'reporting/page/client/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  ...layers.map(border),
  { files: ['cli/**/*.ts'], rules: { 'no-restricted-syntax': ['error', byName] } },
  // It travels in the collection's scripts.
  {
    files: ['diagnosis/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ownProcess, byName, importExpression, noRest] },
  },
  {
    files: ['scripts/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...Object.entries(missingInSandbox).map(([name, message]) => ({ name, message })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: ':function[async=true]', message: 'A test in an async function always passes; use callbacks.' },
        {
          selector: 'AwaitExpression',
          message: 'Newman has no top-level await and pm.sendRequest returns no promise there; use a callback.',
        },
        noRest,
        { selector: 'Literal[bigint]', message: 'One tool cannot read 1n; write BigInt(1).' },
        byName,
        importExpression,
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'no-restricted-syntax': ['error', unawaited] },
  },
  // Whether a name exists is the compiler's to say (tsconfig.json in test/bench and test/proof).
  {
    files: ['**/*.mjs', '*.js'],
    extends: [js.configs.recommended],
    rules: { 'no-undef': 'off', 'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }] },
  },
  {
    files: ['**/*.mjs'],
    ignores: ['build/*.mjs', 'test/proof/**', 'test/bench/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Program',
          message: 'Only build/ has scripts that run before anything is built; write TypeScript.',
        },
      ],
    },
  },
);
