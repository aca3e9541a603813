import { createRequire } from 'node:module';
import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { EndLine, EntryLine, HeadLine } from './record-lines.ts';
import type { RunRecord } from './record.ts';
import { recordSchema } from './schema.ts';

const NAME = 'record';

/** What is wrong with something that should be a record or a line of one. */
export class RecordFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RecordFault';
  }
}

/** @throws RecordFault when it is no run record of version 1 */
export function checkRecord(candidate: unknown): RunRecord {
  return check<RunRecord>(candidate, NAME);
}

/** @throws RecordFault when it is no first line of `record.ndjson` */
export function checkHead(candidate: unknown): HeadLine {
  return check<HeadLine>(candidate, `${NAME}#/$defs/headLine`);
}

/** @throws RecordFault when it is no line of `record.ndjson` for a request */
export function checkEntry(candidate: unknown): EntryLine {
  return check<EntryLine>(candidate, `${NAME}#/$defs/entryLine`);
}

/** @throws RecordFault when it is no last line of `record.ndjson` */
export function checkEnd(candidate: unknown): EndLine {
  return check<EndLine>(candidate, `${NAME}#/$defs/endLine`);
}

let compiled: Ajv2020 | undefined;

function check<T>(candidate: unknown, schema: string): T {
  compiled ??= compile();
  const validate = compiled.getSchema(schema) as ValidateFunction<T>;
  if (validate(candidate)) return candidate;
  throw new RecordFault(describe(validate.errors?.[0], candidate));
}

/** Loaded and compiled when the first record is read: most commands read none. */
function compile(): Ajv2020 {
  const library = createRequire(import.meta.url)('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 };
  return new library.Ajv2020().addSchema(recordSchema, NAME);
}

function describe(error: ErrorObject | undefined, candidate: unknown): string {
  const version = (candidate as { version?: unknown } | null)?.version;
  if (version !== undefined && version !== 1)
    return `it is of version ${JSON.stringify(version)}, and this program reads version 1`;
  const place = error?.instancePath ? error.instancePath.slice(1).replaceAll('/', '.') : 'it';
  const extra = (error?.params as { additionalProperty?: string } | undefined)?.additionalProperty;
  return `${place} ${error?.message ?? 'is not as it should be'}${extra === undefined ? '' : ` (${extra})`}`;
}
