import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../cli/commands/index.ts';
import { completionScript } from '../../cli/output/completion-scripts.ts';
import { projectFolder } from './fixtures/built.ts';
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
  test('a script for each shell, of the one that is used where none is named', async () => {
    const script = async (args: readonly string[], SHELL = ''): Promise<string> =>
      (await project.start(['completion', ...args], { env: { SHELL } })).out;
    for (const shell of ['bash', 'zsh', 'fish'])
      expect(await script([], `/usr/bin/${shell}`)).toBe(await script([shell]));
    expect(await script(['powershell'])).toContain('Register-ArgumentCompleter');
    expect((await project.start(['completion', 'tcsh'])).err).toMatch(/^E_USAGE: completion takes bash, .*; not tcsh/);
  });

  // prettier-ignore
  test.each<[typed: string[], has: string[]]>([
    [['ex'], ['explain', 'run', 'init-ci', 'completion']],
    [['run', '--save'], ['--save-baseline', '--format']],
    [['run', '--auth', ''], ['secret', 'federated']],
    [['run', '--bail', '--folder', ''], ['Groups', 'Embed tokens']],
    [['emulate', '--scenario', 's'], ['switch-off']],
    [['operations', ''], ['Groups_GetGroups']],
    [['init-ci', ''], ['github', 'azure', 'gitlab']],
    [['catalogue', ''], ['refresh']],
    [['completion', ''], ['zsh']],
  ])('after %j', async (typed, has) => {
    const { code, out } = await project.start(['--get-completions', 'powerbi-postman', ...typed]);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual(expect.arrayContaining(has));
  });

  test.each([[['run', '--data', '']], [['check', '']], [['explain', '']]])(
    'after %j only a file can follow',
    async (typed: string[]) => {
      expect((await project.start(['--get-completions', 'powerbi-postman', ...typed])).out).toBe('');
    },
  );

  const shells = [
    [
      'bash',
      `COMP_WORDS=(powerbi-postman run --save); COMP_CWORD=2; _powerbi_postman; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
    [
      'zsh',
      'compadd() { shift; print -rl -- "$@" }; compdef() { }; source FILE; words=(powerbi-postman run --save); CURRENT=3; _powerbi_postman',
    ],
    ['fish', 'complete -C "powerbi-postman run --save"'],
  ] as const;
  for (const [shell, asks] of shells) {
    const isHere = spawnSync(shell, ['-c', 'exit 0']).status === 0;
    (isHere ? test : test.skip)(`${shell} itself completes by it`, async () => {
      const file = project.write(
        `completion.${shell}`,
        completionScript(shell, join(projectFolder, 'dist', 'cli', 'main.js')),
      );
      const source = shell === 'zsh' ? '' : `source ${file}; `;
      const { stdout } = spawnSync(shell, ['-c', source + asks.replace('FILE', file)], { encoding: 'utf8' });
      expect(stdout.split('\n')).toEqual(expect.arrayContaining(['--save-baseline', '--save-refusals']));
    });
  }
});
