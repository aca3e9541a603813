import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the official descriptions stand, beside the project; they are an input to test against and no part of it. */
export const powerBiDescription = fileURLToPath(new URL('../../shared/specs/powerbi/swagger.json', import.meta.url));

/** Refusals that people met, with what their first cause must speak of. */
export const refusalsMet = fileURLToPath(new URL('../../shared/cases/refusals.json', import.meta.url));

/** `describe`, or a skip that says why, where a file beside the project is absent. */
export function describeWith(file: string): jest.Describe {
  if (existsSync(file)) return describe;
  process.stderr.write(`skipped: this input is not beside this project (${file})\n`);
  return describe.skip;
}
