import { recorded, type Recorded } from '../../../catalogue/powerbi/curated/recorded.ts';
import type { Schema } from './description.ts';

/** A schema as the description writes it: parts of it may be references. */
interface Written extends Schema {
  readonly $ref?: string;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { schema?: Written }>;
}

/** The description, as far as recordings say something else. */
export interface WrittenDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly definitions: Readonly<Record<string, Written>>;
}

const names = new Map(recorded.flatMap(({ renamed = {} }) => Object.entries(renamed)));

/** A copy of the description with what the list of recordings says otherwise: members that are renamed, added, or empty lists. */
export function withRecorded<T extends WrittenDescription>(description: T): T {
  const copy = structuredClone(description);
  for (const entry of recorded) {
    for (const definition of definitionsFor(entry, copy)) change(definition, entry, copy);
    for (const operation of Object.values(copy.paths).flatMap((item) => Object.values(item)))
      if (entry.operations?.includes(operation.operationId)) changeAnswers(operation, entry);
  }
  return copy;
}

/** An example's value with the members under the names that recordings have. */
export function respelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(respelled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [names.get(name) ?? name, respelled(child)]));
}

function definitionsFor(
  { shapes, operations, renamed = {} }: Recorded,
  { definitions }: WrittenDescription,
): Written[] {
  if (operations) return [];
  if (shapes) return shapes.map((name) => definitions[name]!);
  return Object.values(definitions).filter(({ properties = {} }) =>
    Object.keys(renamed).some((old) => old in properties),
  );
}

function change(
  definition: Written,
  { renamed = {}, added = {}, empty = [] }: Recorded,
  all: WrittenDescription,
): void {
  for (const [old, name] of Object.entries(renamed)) {
    // Two definitions may share the part that has it.
    const owner = ownerOf(definition, old, all);
    if (owner !== undefined) rename(owner.properties!, old, name);
  }
  const properties = ((definition as { properties?: Record<string, Schema> }).properties ??= {});
  Object.assign(properties, schemasOf(added));
  for (const name of empty) {
    const own = (ownerOf(definition, name, all) ?? definition).properties!;
    own[name] = { ...own[name], mayBeEmpty: true };
  }
}

/** Which part of a definition has the member: itself, or one that it takes over. */
function ownerOf(definition: Written, name: string, all: WrittenDescription): Written | undefined {
  if (definition.properties && name in definition.properties) return definition;
  const parts = ((definition.allOf ?? []) as Written[]).map((part) =>
    part.$ref === undefined ? part : all.definitions[part.$ref.replace('#/definitions/', '')]!,
  );
  return parts.map((part) => ownerOf(part, name, all)).find((owner) => owner !== undefined);
}

function rename(properties: Record<string, Schema>, old: string, name: string): void {
  const schema = properties[old]!;
  delete properties[old];
  properties[name] = schema;
}

function changeAnswers({ responses }: Operation, { added = {} }: Recorded): void {
  for (const [status, response] of Object.entries(responses))
    if (status.startsWith('2') && response.schema)
      response.schema = { allOf: [response.schema, { properties: schemasOf(added) }] };
}

/** The list writes shapes in the catalogue's form, whose plain kinds are those of a schema; of the others the check needs the kind only. */
function schemasOf(added: NonNullable<Recorded['added']>): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(added).map(([name, shape]) => [name, shape.type === 'ref' ? { type: 'object' } : { ...shape }]),
  ) as Record<string, Schema>;
}
