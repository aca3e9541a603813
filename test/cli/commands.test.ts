import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './fixtures/built.ts';
import { commands } from '../../cli/commands/index.ts';
import { commandNames } from './fixtures/commands.ts';
import { makeProject } from './fixtures/terminal.ts';

const project = makeProject(undefined);
afterAll(() => project.remove());

describe('the help of the program', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']]])('%j shows it, and is no error', async (args: string[]) => {
    const { code, out, err } = await project.start(args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^powerbi-postman <command>/);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('every command stands in one of three groups, under the name that its own help has', async () => {
    const { out } = await project.start([]);
    expect([...out.matchAll(/^(\S.*):$/gm)].map(([, heading]) => heading)).toEqual([
      'Every day',
      'Share and report',
      'For contributors',
      'Start here',
      'Options',
    ]);
    expect(await commandNames(project)).toEqual(commands.map(({ name }) => name));
    for (const { name } of commands) {
      const { out: own } = await project.start([name, '--help']);
      expect(own.split(/\s/).slice(0, 2)).toEqual(['powerbi-postman', name]);
    }
  });

  test('a scenario that a help names is there', async () => {
    const helps = await Promise.all(commands.map(async ({ name }) => (await project.start([name, '--help'])).out));
    const named = helps.flatMap((help) => [...help.matchAll(/--scenario ([a-z][\w-]+)/g)].map(([, name]) => name!));
    expect(named.length).toBeGreaterThan(0);
    for (const name of named)
      expect(existsSync(join(projectFolder, 'emulator', 'scenarios', `${name}.json`)) ? '' : name).toBe('');
  });

  test('`help` before a command is its help', async () => {
    expect(await project.start(['help', 'token'])).toEqual(await project.start(['token', '--help']));
  });

  test.each(commands.map(({ name }) => name))('%s has two examples or more', async (name) => {
    const args = name === 'catalogue' ? [name, 'refresh'] : [name];
    const { out } = await project.start([...args, '--help']);
    const [, examples = ''] = out.split('Examples:\n');
    expect(examples.match(new RegExp(`^ {2}node dist/cli/main.js ${name}`, 'gm'))?.length ?? 0).toBeGreaterThanOrEqual(
      2,
    );
  });
});

describe('completion', () => {
  test('a script for the shell, and one for PowerShell', async () => {
    expect((await project.start(['completion'])).out).toContain('--get-yargs-completions');
    expect((await project.start(['completion', 'powershell'])).out).toContain('Register-ArgumentCompleter');
  });

  // prettier-ignore
  test.each<[typed: string[], has: string[]]>([
    [['ex'], ['explain', 'run', 'init-ci']],
    [['run', '--save'], ['--save-baseline', '--format']],
    [['run', '--auth'], ['secret', 'federated']],
    [['catalogue', ''], ['refresh']],
  ])('after %j', async (typed, has) => {
    const { code, out } = await project.start(['--get-yargs-completions', 'powerbi-postman', ...typed]);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual(expect.arrayContaining(has));
  });
});
