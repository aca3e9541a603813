import { readFileSync } from 'node:fs';
import { dereference } from '@apidevtools/json-schema-ref-parser';
import { powerBiDescription } from '../../shared.ts';
import { respelled, withRecorded, type WrittenDescription } from './recorded-description.ts';

/** A schema of the description, its references followed. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: unknown[];
  readonly properties?: Record<string, Schema>;
  readonly required?: string[];
  readonly items?: Schema;
  readonly allOf?: Schema[];
  readonly additionalProperties?: Schema | boolean;
  /** A list that recordings have empty. */
  readonly mayBeEmpty?: boolean;
}

/** One operation as the description has it. */
export interface Described {
  readonly schemas: ReadonlyMap<number, Schema | undefined>;
  /** Bodies of the examples by status. */
  readonly examples: ReadonlyMap<number, unknown[]>;
}

interface DescribedOperation {
  readonly operationId: string;
  readonly responses: Record<string, { readonly schema?: Schema }>;
  readonly 'x-ms-examples'?: Record<string, { readonly responses?: Record<string, unknown> }>;
}

/** Reads the description by a library, apart from our own importer, with what recordings have otherwise. */
export async function readDescription(): Promise<ReadonlyMap<string, Described>> {
  const written = JSON.parse(readFileSync(powerBiDescription, 'utf8')) as WrittenDescription;
  const { paths } = (await dereference(withRecorded(written), { dereference: { circular: 'ignore' } })) as unknown as {
    paths: Record<string, Record<string, DescribedOperation>>;
  };
  const all = Object.values(paths).flatMap((methods) => Object.values(methods));
  return new Map(all.map((operation) => [operation.operationId, described(operation)]));
}

function described({ responses, 'x-ms-examples': shown = {} }: DescribedOperation): Described {
  const schemas = new Map(Object.entries(responses).map(([status, { schema }]) => [Number(status), schema]));
  const examples = new Map<number, unknown[]>();
  for (const example of Object.values(shown)) {
    for (const [status, response] of Object.entries(example.responses ?? {})) {
      // An example holds the body itself or wraps it.
      const body = response !== null && typeof response === 'object' && 'body' in response ? response.body : response;
      examples.set(Number(status), [...(examples.get(Number(status)) ?? []), respelled(body)]);
    }
  }
  return { schemas, examples };
}
