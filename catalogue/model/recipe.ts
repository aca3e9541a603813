import type { Checks } from './check.ts';
import type { DescribedVariable } from './described-variable.ts';

/** One request of a recipe: an operation of the API under a name of its own. */
export interface RecipeStep {
  /** Stable, in camel case: the recipe's script calls it so. */
  readonly id: string;
  /** What it does, in a few words; its request is called "Refresh 3 Start the refresh". */
  readonly name: string;
  readonly operation: string;
  /** Query parameters to send in place of the operation's own. */
  readonly query?: Readonly<Record<string, string>>;
  /** Path parameters that are typed in place, in place of the operation's own. */
  readonly path?: Readonly<Record<string, string>>;
  /** A JSON body in place of the operation's sample; a text is sent as it stands, such as `{{refreshBody}}`. */
  readonly body?: unknown;
  /** Sent even after a step before it failed: it removes what the recipe made. Its script says with `cleanUpIn` that there is something. */
  readonly cleansUp?: true;
  /**
   * Whether the recipe's script in `scripts/recipes/before/` runs before it is sent: for the first request of a recipe, which no other can
   * give a value to, and where what was typed is checked.
   */
  readonly before?: true;
  /** What it must answer, where that is not the operation's success: a refusal that is expected. */
  readonly answers?: readonly number[];
  /** What it does and when it is left out, for its description. */
  readonly about: string;
}

/** A job that takes several requests, from start to end. */
export interface Recipe {
  /** One word, stable: its name on the command line, and that of its script in `scripts/recipes/`. */
  readonly id: string;
  /** Name of its folder. */
  readonly title: string;
  /** What the names of its requests begin with; unique among the recipes, letters only. */
  readonly short: string;
  /** What it does, in one line. */
  readonly does: string;
  /** What it changes and how it cleans up, in sentences. */
  readonly changes: string;
  /** What to do where a single Send cannot go on by itself. */
  readonly byHand: string;
  /** Names of the variables that it takes. The first are asked for; those with a value need no answer. */
  readonly inputs: readonly string[];
  /** Inputs without which nothing is sent. */
  readonly required: readonly string[];
  /** What a command types for its inputs against an emulator of its own, so that it runs with nothing else. */
  readonly emulated?: Readonly<Record<string, string>>;
  /** Columns of its table, in order. */
  readonly columns: readonly string[];
  /** Its script in `scripts/recipes/`, where that is not called as it is. */
  readonly script?: string;
  /** What that script needs to know of this job: data, written into it as it stands. */
  readonly told?: unknown;
  readonly steps: readonly RecipeStep[];
}

/** A folder of jobs. */
export interface RecipeFolder {
  readonly name: string;
  readonly about: string;
  readonly recipes: readonly Recipe[];
  /** One script in `scripts/recipes/` for all of its jobs: it stands at this folder, once, and is told of each job. */
  readonly script?: string;
  /** What somebody needs for one of them, in a line: roles, rights and settings. */
  readonly needs?: (recipe: Recipe) => string;
  /** How its recipes are run on the command line, without the id. */
  readonly command?: string;
  /** Requests of it that belong to no recipe, and must be refused. */
  readonly checks?: Checks;
  /** Variables of the collection that the recipes take. */
  readonly inputs: readonly DescribedVariable[];
}

/** What the requests of a recipe are called: numbered, so that reports and lists keep their order. */
export function requestNameOf({ short, steps }: Pick<Recipe, 'short' | 'steps'>, step: RecipeStep): string {
  return `${short} ${steps.indexOf(step) + 1} ${step.name}`;
}
