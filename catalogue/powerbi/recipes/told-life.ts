/** What the script of all life cycles is told of each: `scripts/recipes/life-cycles.ts`. */
export interface ToldLife {
  readonly noun: string;
  /** By step: what is found by the input of the same name, and the variable that takes its id. */
  readonly finds: Readonly<Record<string, { readonly noun: string; readonly id: string }>>;
  /** By step: which variable takes the id that the answer brings, and where it is. */
  readonly makes: Readonly<Record<string, readonly [variable: string, path: string]>>;
  /** Once it is created, the first variable takes the id of the second: it lives there, and no more where its original does. */
  readonly moves?: readonly [variable: string, from: string];
  /** Where an answer has the list, and an entry of it its id. */
  readonly list: string;
  readonly entry: string;
  /** Members of what is sent that answers show, when it is created and when it is changed; `name:displayName` where they call it otherwise. */
  readonly shows: readonly string[];
  readonly changed?: readonly string[];
  /** How a read is answered after the end. */
  readonly gone: readonly number[];
  /** The list has pages, by `$top` and `$skip`. */
  readonly paged?: true;
}
