import { gitlabPipeline } from '../../../cli/pipelines/gitlab.ts';
import type { PipelineChoice } from '../../../cli/pipelines/choice.ts';
import { pipelineSignIns } from '../../../cli/pipelines/sign-ins.ts';
import { clouds } from '../../../catalogue/entra/clouds.ts';
import { readYaml, type GitlabJob } from './documents.ts';

const usual: PipelineChoice = {
  shards: 1,
  schedule: '17 4 * * *',
  env: 'commercial',
  auth: 'federated',
  branch: 'main',
  tool: { kind: 'package', spec: 'git+https://git.contoso.example/tools/powerbi-postman.git#v0.1.0' },
};
const jobsOf = (choice: PipelineChoice): Record<string, GitlabJob> => readYaml(gitlabPipeline(choice));

test('every choice is strict YAML, and no keyword reaches into the jobs of others', () => {
  for (const { file: env } of clouds)
    for (const auth of pipelineSignIns)
      for (const shards of [1, 2, 20])
        for (const branch of ['main', 'release/2026']) {
          const jobs = jobsOf({ ...usual, env, auth, shards, branch });
          expect(Object.keys(jobs)).toEqual(shards === 1 ? ['power-bi-access'] : ['power-bi-shard', 'power-bi-report']);
          for (const { rules, image, timeout } of Object.values(jobs)) {
            expect(rules[0]!.if).toBe(`$CI_COMMIT_BRANCH == "${branch}"`);
            expect([image, timeout]).toEqual(['node:22', expect.stringMatching(/^\d+ (?:hour|minutes)$/)]);
          }
        }
});

test('one job: one run at a time, red for what the report finds and for a run that could not begin', () => {
  const job = jobsOf(usual)['power-bi-access']!;
  expect(job.resource_group).toBe('power-bi-access');
  const script = job.script.at(-1)!;
  expect(script).toMatch(/--reports record \|\| code=\$\?\n/);
  expect(script).toMatch(/report record\/record\.ndjson --exit-code [^]*"\$@"\ntest "\$\{code:-0\}" -le 1\n$/);
  expect(script).not.toContain('--shard');
  expect(job.artifacts).toMatchObject({ paths: ['reports'], reports: { junit: 'reports/junit.xml' } });
});

test('shards: each with a folder of its own; the report comes also after a shard that failed', () => {
  const { 'power-bi-shard': shard, 'power-bi-report': report } = jobsOf({ ...usual, shards: 3 });
  expect(shard!.parallel).toBe(3);
  expect(shard!.resource_group).toBeUndefined(); // it would let one shard wait for the other
  expect(shard!.script.at(-1)).toMatch(/--shard auto .*--reports shards\/\$CI_NODE_INDEX \|\| test \$\? -eq 1$/);
  expect(shard!.artifacts.paths).toEqual(['shards/*/record.ndjson']);
  expect(report).toMatchObject({ needs: ['power-bi-shard'], rules: [{ when: 'always' }] });
  expect(report!.script.at(-1)).toContain('report shards --merge');
  expect(report!.script.join('\n')).not.toContain('@azure/identity');
});

test('what a job keeps is for those of the project: in a public one, everybody could read it otherwise', () => {
  for (const shards of [1, 2])
    for (const { artifacts } of Object.values(jobsOf({ ...usual, shards }))) expect(artifacts.access).toBe('developer');
});

test.each(clouds.map(({ file, federationAudience }) => [file, federationAudience]))(
  '%s: GitLab signs a token for its Entra, and only a federated job asks for one',
  (env, audience) => {
    expect(jobsOf({ ...usual, env })['power-bi-access']!.id_tokens).toEqual({
      POWERBI_CLIENT_ASSERTION: { aud: audience },
    });
    for (const auth of pipelineSignIns.filter((each) => each !== 'federated'))
      expect(jobsOf({ ...usual, env, auth })['power-bi-access']!.id_tokens).toBeUndefined();
  },
);

test('each way to sign in: the command that fits; a managed identity takes a runner of their own', () => {
  const found = pipelineSignIns.map((auth) => {
    const { script, tags } = jobsOf({ ...usual, auth })['power-bi-access']!;
    return [auth, /--auth \S+/.exec(script.at(-1)!)?.[0], tags];
  });
  expect(found).toEqual([
    ['federated', '--auth federated', undefined],
    ['secret', undefined, undefined],
    ['certificate', undefined, undefined],
    ['managed-identity', '--auth managed-identity', ['azure']],
  ]);
});
