import { RECIPE_STATE } from '../../../catalogue/model/vocabulary.ts';
import { recall, unset } from '../../shared/value.ts';
import { RECIPE } from './recipe-text.ts';

/** What a recipe knows while it runs. It stands in a run-wide variable: in the app it is gone after a single Send. */
export interface State {
  readonly recipe: string;
  /** Which row of a data file it runs for, from 0. */
  readonly row: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** How often each step was sent again in a row, by the name of its request. */
  readonly tries: Record<string, number>;
  /** Values for the requests that follow, by variable. */
  readonly values: Record<string, string>;
  /** Whatever the recipe's own script keeps. */
  readonly kept: Record<string, unknown>;
}

let current: State | null = null;

/** The state of this recipe: begun anew for each row, and where another recipe ran before. */
export function state(): State {
  current ??= readState();
  return current;
}

/** A value of the recipe's own, kept from one step to a later one. */
export function kept<T>(name: string): T | undefined {
  return state().kept[name] as T | undefined;
}

export function keep(name: string, value: unknown): void {
  state().kept[name] = value;
}

/** Gives the requests that follow a value for a variable, over whatever was typed for it. An empty one takes it away. */
export function give(name: string, value: string): void {
  state().values[name] = value;
}

/** Writes the state down. The collection's script takes the values of a request away once it is answered: they are given again. */
export function saveState(): void {
  const { values } = state();
  for (const [name, value] of Object.entries(values)) {
    if (value === '') {
      unset(name);
      delete values[name];
    } else pm.variables.set(name, value);
  }
  pm.variables.set(RECIPE_STATE, JSON.stringify(state()));
}

function readState(): State {
  const saved = recall<State>(RECIPE_STATE);
  const row = pm.info.iteration ?? 0;
  if (saved?.recipe === RECIPE.recipe && saved.row === row) return saved;
  for (const name of Object.keys(saved?.values ?? {})) unset(name);
  return { recipe: RECIPE.recipe, row, startedAt: Date.now(), tries: {}, values: {}, kept: {} };
}
