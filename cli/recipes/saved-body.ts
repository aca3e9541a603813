import { writeFileSync } from 'node:fs';
import type { EventEmitter } from 'node:events';
import { requestNameOf, type Recipe } from '../../catalogue/model/recipe.ts';
import { CliError } from '../errors/cli-error.ts';

/** The step of a recipe whose answer is a file. */
const FILE_STEP = 'file';

interface Told {
  readonly item?: { readonly name?: string };
  readonly response?: { readonly code: number; readonly stream?: Uint8Array };
}

/** Writes the file that a recipe fetches, byte for byte. */
export interface BodySaver {
  readonly watch: (emitter: EventEmitter) => void;
  /** Where it was written; undefined when none came. */
  readonly saved: () => string | undefined;
}

/** Whether a recipe fetches a file. */
export function fetchesFile({ steps }: Recipe): boolean {
  return steps.some(({ id }) => id === FILE_STEP);
}

/** @throws CliError E_USAGE for a recipe that fetches no file */
export function bodySaver(path: string, recipe: Recipe): BodySaver {
  const step = recipe.steps.find(({ id }) => id === FILE_STEP);
  if (step === undefined)
    throw new CliError(
      'E_USAGE',
      `--save of ${recipe.id} takes a file that ends in .json, .ndjson or .csv; not ${path}`,
    );
  const name = requestNameOf(recipe, step);
  let saved: string | undefined;
  return {
    watch: (emitter) =>
      void emitter.on('request', (_error: unknown, { item, response }: Told) => {
        if (item?.name !== name || response?.code !== 200 || response.stream === undefined) return;
        try {
          writeFileSync(path, response.stream, { mode: 0o600 });
        } catch (cause) {
          throw new CliError('E_OUT_UNWRITABLE', path, { cause });
        }
        saved = path;
      }),
    saved: () => saved,
  };
}
