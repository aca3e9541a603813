import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parallelJobs } from '../../cli/input/shard.ts';
import { formats } from '../../reporting/formats/index.ts';
import { shareOf } from '../../runner/wire/limit-keeper.ts';
import { projectRoot } from '../../generator/project.ts';
import { makeProject } from '../cli/fixtures/terminal.ts';

const folder = join(projectRoot(), 'docs');
const guide = readFileSync(join(folder, 'scale.md'), 'utf8');
const names = readdirSync(join(folder, 'examples'), { withFileTypes: true }).flatMap((entry) =>
  entry.isFile() ? [entry.name] : [],
);
const examples = names.map((name) => ({ name, text: readFileSync(join(folder, 'examples', name), 'utf8') }));

/** Rows of the table whose head begins with these cells, as cells of plain text. */
function tableOf(...head: string[]): string[][] {
  const lines = guide.split('\n');
  const start = lines.findIndex((line) => head.every((cell, index) => cellsOf(line)[index] === cell));
  const rows = lines.slice(start + 2);
  return start < 0
    ? []
    : rows
        .slice(
          0,
          rows.findIndex((line) => !line.startsWith('|')),
        )
        .map(cellsOf);
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replaceAll('`', '').trim());
}

/** Our commands in a text, each with its flags; lines that YAML folds are one. */
function commandsIn(text: string): { command: string; flags: string[] }[] {
  const unfolded = text.replace(/\n\s+(?=-|--|\|\|)/g, ' ');
  return [...unfolded.matchAll(/(?:npx powerbi-postman|main\.js) (run|report)\b([^\n`]*)/g)].map(
    ([, command, rest]) => ({
      command: command!,
      flags: [...rest!.matchAll(/(?<=\s)--[a-z][\w-]*/g)].map(([flag]) => flag),
    }),
  );
}

const project = makeProject(undefined);
afterAll(() => project.remove());

async function flagsOf(command: string): Promise<Set<string>> {
  const { out } = await project.start([command, '--help']);
  return new Set([...out.matchAll(/--[a-z][\w-]*/g)].map(([flag]) => flag));
}

describe('docs/scale.md', () => {
  test('its table of --shard auto is what the program reads, in the same order', () => {
    const rows = tableOf('system', 'index', 'counted from', 'total').map(([system, ...rest]) => [
      system!.replace(/ \(.*/, ''),
      ...rest,
    ]);
    expect(rows).toEqual(parallelJobs.map(({ name, index, from, total }) => [name, index, String(from), total]));
  });

  test('the shares that it names are those that shards get', () => {
    const sharesOf = (max: number): number[] =>
      Array.from({ length: 8 }, (_, index) => shareOf(max, { index: index + 1, total: 8 }));
    const said = [...guide.matchAll(/eight\s+shards\s+get\s+([\d, \nand]+\d)/g)].map(([, list]) =>
      list!.match(/\d+/g)!.map(Number),
    );
    expect(said).toEqual([sharesOf(50), sharesOf(5)]);
  });

  test('it names every example, and nothing else', () => {
    const linked = [...guide.matchAll(/\]\(examples\/([^)]+)\)/g)].map(([, name]) => name!);
    expect([...new Set(linked)].sort()).toEqual([...names].sort());
  });
});

describe('commands', () => {
  const all = [{ name: 'scale.md', text: guide }, ...examples.filter(({ name }) => /\.ya?ml$/.test(name))];

  test.each(all)('of $name have only flags that there are', async ({ text }) => {
    const commands = commandsIn(text);
    expect(commands.map(({ command }) => command)).toEqual(expect.arrayContaining(['run', 'report']));
    const known = { run: await flagsOf('run'), report: await flagsOf('report') };
    const unknown = commands.flatMap(({ command, flags }) =>
      flags.filter((flag) => !known[command as 'run' | 'report'].has(flag)),
    );
    expect(unknown).toEqual([]);
  });

  test('with a flag that there is none of are found', async () => {
    const [found] = commandsIn('  npx powerbi-postman run --env commercial\n    --shards auto');
    expect(found!.flags).toEqual(['--env', '--shards']);
    expect((await flagsOf('run')).has('--shards')).toBe(false);
  });

  test.each(examples.filter(({ name }) => /\.ya?ml$/.test(name)))(
    'of $name keep and read the record that a killed run leaves',
    ({ text }) => {
      expect(text).toMatch(/report [^\n]*record\.ndjson/);
      expect(text).not.toContain(`/${formats.json.file}`);
    },
  );
});

describe('the examples', () => {
  test.each(examples)('$name holds no host, tenant or secret of anybody', ({ text }) => {
    const hosts = [...text.matchAll(/https?:\/\/([^/\s]+)/g)].map(([, host]) => host!);
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
    const ids = text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? [];
    expect(ids.filter((id) => !id.startsWith('00000000-0000-4000-8000-'))).toEqual([]);
    expect(text).not.toMatch(/(?:SECRET|clientSecret)[^\n]{0,3}[:=] *(?!\$)['"]?[\w~.]{12,}/);
  });
});
