import { operationOf } from '../../catalogue/model/catalogue.ts';
import { requestNameOf, type Recipe } from '../../catalogue/model/recipe.ts';
import { MARK } from '../../catalogue/model/vocabulary.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { recipes } from '../../catalogue/powerbi/recipes/index.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/index.ts';
import { some } from '../cases.ts';
import { makeCommittedProject, type Project, type Result } from '../cli/fixtures/terminal.ts';
import { environmentOf } from './emulator-as-tenant.ts';
import { held, type Holding } from './held.ts';
import { startSpy, type Seen } from './spy.ts';

let project: Project;
beforeAll(() => (project = makeCommittedProject()));
afterAll(() => project.remove());

const byTitle = recipes.recipes.map((recipe) => [recipe.title, recipe] as const);

test.each(byTitle)(
  '%s: interrupted after a step or in it, the command leaves nothing behind',
  async (_title, recipe) => {
    const { changes, reached } = await completed(recipe);
    const moments: readonly Doing[] = [
      ...chosen(recipe, reached).map((stopAfter) => ({ stopAfter })),
      ...Array.from({ length: changes }, (_, index) => ({ stopAtChange: index + 1 })),
    ];
    expect(moments.length).toBeGreaterThan(0);
    for (const moment of some(moments, 2))
      await withEmulator(async (emulator) => {
        const before = await held(emulator);
        const { code, out } = await doRecipe(emulator, recipe, moment);
        expect([moment, code, out]).toEqual([moment, 130, expect.stringContaining('Interrupted: ')]);
        expectNothingLeft(moment, recipe, before, await held(emulator));
      });
  },
  120_000,
);

function isChange({ operation }: Recipe['steps'][number]): boolean {
  return ['creates', 'deletes'].includes(operationOf(powerBi, operation).effect);
}

/** Those that make or remove something, and some of the others. */
function chosen({ steps, ...recipe }: Recipe, reached: readonly string[]): readonly string[] {
  const nameOf = (step: Recipe['steps'][number]): string => requestNameOf({ ...recipe, steps }, step);
  const changing = steps.filter(isChange).map(nameOf);
  const others = some(
    reached.filter((name) => !changing.includes(name)),
    9,
  );
  return reached.filter((name) => changing.includes(name) || others.includes(name));
}

/** A run that nobody interrupts, and a second one, which leaves everything as it is: what it shows that it is at, and how much it changes. */
async function completed(recipe: Recipe): Promise<{ readonly reached: readonly string[]; readonly changes: number }> {
  const names = recipe.steps.map((step) => requestNameOf(recipe, step));
  const shown = new Set<string>();
  let changes = 0;
  await withEmulator(async (emulator) => {
    const before = await held(emulator);
    const onShown = (text: string): void => void shown.add(text);
    expect(await doRecipe(emulator, recipe, { onShown })).toMatchObject({ code: 0 });
    changes = emulator.requests.filter((request) => isChanging(request)).length;
    const first = await held(emulator);
    expectNothingLeft({}, recipe, before, first);
    if (changes === 0) return;
    expect(await doRecipe(emulator, recipe)).toMatchObject({ code: 0 });
    expect(await held(emulator)).toEqual(first);
  });
  return { reached: names.filter((name) => shown.has(name)), changes };
}

/** By their methods some reads are changes too: it does no harm to break off more. */
function isChanging({ method, path }: Pick<Seen, 'method' | 'path'>): boolean {
  return method !== 'GET' && !path.includes('/oauth2/');
}

interface Doing {
  /** Interrupts it once this request has ended. */
  readonly stopAfter?: string;
  /** Interrupts it when this change comes, counted from 1. */
  readonly stopAtChange?: number;
  readonly onShown?: (text: string) => void;
}

async function doRecipe(
  emulator: Emulator,
  { emulated = {}, id }: Recipe,
  { onShown, stopAfter, stopAtChange }: Doing = {},
): Promise<Result> {
  const stop = new AbortController();
  let changes = 0;
  const spy = await startSpy(emulator.url, (seen) => {
    if (isChanging(seen) && ++changes === stopAtChange) stop.abort();
    return undefined;
  });
  try {
    const typed = Object.entries(emulated).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const env = await environmentOf(emulator, project, spy.url);
    const allowed = ['--allow-write', emulator.tenantId, '--allow-heavy-reads'];
    return await project.start(['recipe', id, '--env', env, ...typed, '--every', '0s', ...allowed], {
      signal: stop.signal,
      watched: true,
      onErr: (text) => {
        // The one line that is written over: what has ended, and how many rows there are.
        const shown = /^\r([^\r\u001b]+?)(?: \(\d+ rows so far\))?\u001b/.exec(text)?.[1];
        if (shown === undefined) return;
        onShown?.(shown);
        if (shown === stopAfter) stop.abort();
      },
    });
  } finally {
    spy.close();
  }
}

async function withEmulator(use: (emulator: Emulator) => Promise<void>, options?: EmulatorOptions): Promise<void> {
  const emulator = await startEmulator(options);
  try {
    await use(emulator);
  } finally {
    await emulator.close();
  }
}

/** A release adds to the next stage; nothing else adds anything. */
function expectNothingLeft(when: Doing, { id }: Recipe, before: Holding, after: Holding): void {
  const [had, has] = [before, after].map((holding) => Object.values(holding).flat());
  const added = has!.filter((thing) => !had!.includes(thing));
  const lost = had!.filter((thing) => !has!.includes(thing));
  const unexpected = id === 'release' ? added.filter((thing) => thing.includes(MARK)) : added;
  expect({ when, unexpected, lost }).toEqual({ when, unexpected: [], lost: [] });
}
