import { pick } from '../../catalogue/model/pick.ts';
import { UNJUDGED } from '../../catalogue/model/vocabulary.ts';
import type { ToldLife } from '../../catalogue/powerbi/recipes/told-life.ts';
import { readJson } from '../shared/response.ts';
import { nextPage, type Thing } from './flow/list.ts';
import { askAgain } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { RECIPE } from './flow/recipe-text.ts';
import { cleanUpIn } from './flow/rehearsal.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps, type StepScript } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass } from './flow/tell.ts';

const LIFE = RECIPE.told as ToldLife;
/** What was just changed may show a little later: it is looked at so often. */
const LOOKS = 3;

const own: Readonly<Record<string, StepScript>> = {
  create: { then: created },
  listed: { then: listed },
  read: { then: () => compare(`the ${LIFE.noun} is as it was sent`, readJson() as Thing, LIFE.shows) },
  change: { then: () => keep('sent', sent()) },
  changed: { then: changed },
  unlisted: { then: unlisted },
  gone: { then: stillThere, otherwise: refused },
};

runSteps({ ...Object.fromEntries(Object.keys(RECIPE.steps).map((step) => [step, other(step)])), ...own });

/** Steps that find or make what it lives in, and those that delete. */
function other(step: string): StepScript {
  const found = LIFE.finds[step];
  if (found) return { then: () => pickOne({ ...found, by: step }, () => {}) };
  return { then: () => void (LIFE.makes[step] && made(step)) };
}

/** Hands the id of what was just made to the requests that follow; undefined where the answer brings none. */
function made(step: string): string | undefined {
  const [variable, path] = LIFE.makes[step]!;
  const id = pick(readJson(), path);
  if (typeof id !== 'string' || id === '') {
    fail('its answer brings an id', `there is none at "${path}"`);
    return undefined;
  }
  give(variable, id);
  keep(variable, id);
  const remover = step === 'create' ? 'remove' : `remove ${step}`;
  if (RECIPE.steps[remover]) cleanUpIn(remover);
  return id;
}

function created(): void {
  const id = made('create');
  if (id === undefined) return;
  keep('id', id);
  keep('sent', sent());
  if (!LIFE.moves) return;
  const [variable, from] = LIFE.moves;
  give(variable, String(kept(from)));
}

/** The body of this request as it was sent. Bruno gives the body itself, the others an object around its text. */
function sent(): Thing {
  const body: unknown = pm.request.body;
  const raw = (body as { readonly raw?: unknown } | undefined)?.raw ?? body;
  try {
    return (typeof raw === 'string' ? JSON.parse(raw) : (raw ?? {})) as Thing;
  } catch {
    return {};
  }
}

/** The entry of the list that is meant; undefined where the list, with all its pages, does not show it. `null`: there are more pages. */
function entryInList(): Thing | null | undefined {
  const list = pick(readJson(), LIFE.list);
  const things = (Array.isArray(list) ? list : []) as Thing[];
  const mine = things.find((thing) => pick(thing, LIFE.entry) === kept('id'));
  if (!LIFE.paged) return mine;
  if (mine === undefined) return nextPage(things) ? null : undefined;
  nextPage([]);
  return mine;
}

function listed(): void {
  const entry = entryInList();
  if (entry === null || (entry === undefined && looksAgain())) return;
  const name = `the list shows the new ${LIFE.noun}`;
  if (entry === undefined)
    return failed(name, `it was created with the id ${String(kept('id'))}, and is not in the list`);
  compare(name, entry, LIFE.shows);
}

function changed(): void {
  const shown = RECIPE.steps['read'] === undefined ? entryInList() : (readJson() as Thing);
  compare(`the change of the ${LIFE.noun} is stored`, shown ?? {}, LIFE.changed ?? []);
}

function unlisted(): void {
  const entry = entryInList();
  if (entry === null || (entry !== undefined && looksAgain())) return;
  const name = `the list no longer shows the ${LIFE.noun}`;
  if (entry === undefined) return passed(name);
  failed(name, 'it was deleted, and is still in the list');
}

function stillThere(): void {
  pm.variables.set(UNJUDGED, 'the reason is said here');
  if (looksAgain()) return;
  failed(`the ${LIFE.noun} is gone`, 'it was deleted, and can still be read');
}

function refused(): 'judged' | false {
  if (!LIFE.gone.includes(pm.response.code)) return false;
  passed(`the ${LIFE.noun} is gone`);
  return 'judged';
}

/** Compares what is shown with what was sent. */
function compare(name: string, shown: Thing, members: readonly string[]): void {
  const wanted = kept<Thing>('sent') ?? {};
  const differences = members.flatMap((member) => {
    const [sentAs, shownAs = sentAs] = member.split(':') as [string, string?];
    const [before, now] = [wanted[sentAs], shown[shownAs]];
    return before === now || (now !== undefined && isUnknown(before))
      ? []
      : [`${shownAs} is ${tell(now)}, and ${tell(before)} was sent`];
  });
  if (differences.length > 0 && looksAgain()) return;
  if (differences.length === 0) return passed(name);
  failed(name, differences.join('; '));
}

/** Where a tool does not show what it filled in, nothing can be compared. */
function isUnknown(before: unknown): boolean {
  return before === undefined || String(before).includes('{' + '{');
}

function tell(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}

function looksAgain(): boolean {
  const looks = `looks ${pm.info.requestName}`;
  const before = kept<number>(looks) ?? 0;
  keep(looks, before + 1);
  return before + 1 < LOOKS && askAgain('it does not show yet');
}

function passed(check: string): void {
  pass(check);
  show([{ check, result: 'yes' }]);
}

function failed(check: string, reason: string): void {
  fail(check, reason);
  show([{ check, result: reason }]);
}
