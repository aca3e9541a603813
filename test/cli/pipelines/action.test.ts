import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { projectFolder, startNode } from '../fixtures/built.ts';
import { readYaml, type GitlabJob } from './documents.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly { readonly run: string; readonly shell: string; readonly env: Record<string, string> }[];
  };
}

const text = (...path: string[]): string => readFileSync(join(projectFolder, ...path), 'utf8');

describe('action.yml', () => {
  const { inputs, runs } = readYaml<Action>(text('action.yml'));
  const script = text('build', 'github-action.mjs');

  test('every input reaches the script by a variable, and the script reads each of them', () => {
    const [step] = runs.steps;
    expect(runs.using).toBe('composite');
    expect(step!.env).toEqual(
      Object.fromEntries(
        Object.keys(inputs).map((name) => [
          `POWERBI_ACTION_${name.toUpperCase().replaceAll('-', '_')}`,
          `\${{ inputs.${name} }}`,
        ]),
      ),
    );
    for (const name of Object.keys(step!.env)) expect(script).toContain(`'${name.slice('POWERBI_ACTION_'.length)}'`);
  });

  test('no command has a value in it, and no input is for a secret', () => {
    for (const { run, shell } of runs.steps) expect([run, shell]).toEqual([expect.not.stringContaining('${{'), 'bash']);
    expect(Object.keys(inputs).filter((name) => /secret|password|key|token|assertion/.test(name))).toEqual([]);
  });

  test.each(['password', '', 'federated\n::error::x'])('the way to sign in %j is refused in one line', async (auth) => {
    const { code, out } = await startNode([join(projectFolder, 'build', 'github-action.mjs')], {
      cwd: projectFolder,
      env: { POWERBI_ACTION_AUTH: auth },
    }).ended;
    expect([code, out.trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(out).toMatch(/^::error title=powerbi-postman::The input auth takes federated, secret, /);
  });
});

test('action.yml: an argument and its value on one line are refused, with the form that is right', async () => {
  const { code, out } = await startNode([join(projectFolder, 'build', 'github-action.mjs')], {
    cwd: projectFolder,
    env: { POWERBI_ACTION_AUTH: 'secret', POWERBI_ACTION_ARGS: '--verbose\n--set clientSecret=planted' },
  }).ended;
  expect([code, out.trimEnd().split('\n').length]).toEqual([2, 1]);
  expect(out).toMatch(/^::error .*one argument on each line.*--concurrency=4/);
  expect(out).not.toContain('planted');
});

test('ci/gitlab.yml: every input is used, none in a command, and no keyword reaches into the jobs of others', () => {
  const include = text('ci', 'gitlab.yml');
  const [head, body] = parseAllDocuments(include, { strict: true, uniqueKeys: true }).map((document) => {
    const [problem] = [...(document as { errors: Error[] }).errors];
    if (problem) throw problem;
    return (document as { toJS(): unknown }).toJS();
  }) as [{ spec: { inputs: Record<string, unknown> } }, Record<string, GitlabJob>];
  for (const name of Object.keys(head.spec.inputs)) expect(include).toContain(`$[[ inputs.${name} ]]`);
  expect(Object.keys(body).filter((name) => !name.startsWith('.power-bi-access-'))).toEqual(['power-bi-access']);
  expect(body['power-bi-access']!.script.join('\n')).not.toContain('$[[');
  expect(body['power-bi-access']!.artifacts.access).toBe('developer');
});

test('ci/gitlab.yml: each way to sign in has its part, and only one of them asks GitLab for a token', () => {
  const [head, body] = parseAllDocuments(text('ci', 'gitlab.yml')).map((each) =>
    (each as { toJS(): unknown }).toJS(),
  ) as [{ spec: { inputs: { auth: { options: string[] } } } }, Record<string, GitlabJob>];
  expect(body['power-bi-access']).toMatchObject({ extends: '.power-bi-access-$[[ inputs.auth ]]' });
  expect(Object.values(body).filter((job) => job.id_tokens)).toEqual([body['.power-bi-access-federated']]);
  for (const auth of head.spec.inputs.auth.options)
    expect(body[`.power-bi-access-${auth}`]).toMatchObject({ variables: { POWERBI_AUTH: auth } });
});

test('docs/ci.md has every input of the action and of the include', () => {
  const guide = text('docs', 'ci.md');
  const [head] = parseAllDocuments(text('ci', 'gitlab.yml')).map((each) => (each as { toJS(): unknown }).toJS()) as [
    { spec: { inputs: object } },
  ];
  const rows = guide.split('\n').filter((line) => line.startsWith('| `'));
  for (const name of [...Object.keys(readYaml<Action>(text('action.yml')).inputs), ...Object.keys(head.spec.inputs)])
    expect(rows.filter((row) => row.split('|')[1]!.includes(`\`${name}\``))).not.toEqual([]);
});
