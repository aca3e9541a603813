import { createRequire } from 'node:module';
import type { Ajv2020, ErrorObject, Options } from 'ajv/dist/2020.js';
import type { Schema } from '../../catalogue/model/typed-schema.ts';
import { complaintOf } from './complaint.ts';
import { ScenarioInvalidError } from './errors.ts';

let ajv: Ajv2020 | undefined;

/**
 * Checks a value against its schema.
 * @param place what the value is called in a complaint, such as `tenant`; empty for a whole file
 * @returns the value itself
 * @throws ScenarioInvalidError that names the place
 */
export function check<T>(value: unknown, schema: Schema, place: string): T {
  // It compiles each schema once, when the first value is checked.
  const validate = (ajv ??= load()).compile<T>(schema);
  if (validate(value)) return value;
  throw new ScenarioInvalidError(complaintOf(validate.errors as ErrorObject[], { schema, value, place }));
}

/** Loaded when something is checked: most commands start no emulator. */
function load(): Ajv2020 {
  const library = createRequire(import.meta.url)('ajv/dist/2020.js') as { Ajv2020: new (options: Options) => Ajv2020 };
  const isDate = (candidate: string): boolean => !Number.isNaN(Date.parse(candidate));
  return new library.Ajv2020({
    allErrors: true,
    formats: { 'date-time': isDate },
    // Both halve the time until the first answer. The tests validate our schemas; few values are checked with one compiled schema.
    validateSchema: false,
    code: { optimize: false },
  });
}
