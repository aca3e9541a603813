/** What the generator writes in front of the script of each recipe, as the constant `RECIPE_TEXT`: a list where several recipes share it. */
export interface RecipeText {
  /** One word. */
  readonly recipe: string;
  /** Names of its requests by the ids of its steps, in order. */
  readonly steps: Readonly<Record<string, string>>;
  /** Columns of its table, in order. */
  readonly columns: readonly string[];
  /** What a script that several jobs share needs to know of this one. */
  readonly told?: unknown;
}

declare const RECIPE_TEXT: RecipeText | readonly RecipeText[];

/** The recipe whose request was just answered. */
export const RECIPE: RecipeText = Array.isArray(RECIPE_TEXT)
  ? (RECIPE_TEXT as readonly RecipeText[]).find(({ steps }) => Object.values(steps).includes(pm.info.requestName))!
  : (RECIPE_TEXT as RecipeText);
