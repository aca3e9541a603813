import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { DescribedOperation, Shape } from '../model/types.ts';
import { readOperation, type DescriptionOperation, type DescriptionParameter } from './operation.ts';
import { toShape, type Schema } from './shape.ts';

/** The derived half of the catalogue, as one description yields it. */
export interface Described {
  readonly operations: readonly DescribedOperation[];
  readonly shapes: Readonly<Record<string, Shape>>;
}

interface Description {
  paths: Record<string, Record<string, DescriptionOperation>>;
  definitions: Record<string, Schema>;
  parameters?: Record<string, DescriptionParameter>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const ROOT = '/v1.0/myorg';

/**
 * Reads an official description (Swagger 2.0) from a file, JSON or YAML, and derives the catalogue's records from it.
 * @throws what reading and parsing throw, and a SyntaxError when the file is not a description
 */
export async function readDescription(source: string): Promise<Described> {
  const text = await readFile(source, 'utf8');
  const api = (/^\s*\{/.test(text) ? JSON.parse(text) : parse(text)) as Partial<Description> | null;
  if (!api?.paths || !api.definitions)
    throw new SyntaxError('no "paths" or no "definitions": not a Swagger 2.0 description');
  return describe(api as Description);
}

function describe({ paths, definitions, parameters = {} }: Description): Described {
  const operations: DescribedOperation[] = [];
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const resolved = {
        ...operation,
        parameters: operation.parameters?.map((parameter) => resolve(parameter, parameters)) ?? [],
      };
      const twin = twinPath(path);
      const twinId = twin === undefined ? undefined : paths[twin]?.[method]?.operationId;
      operations.push(readOperation(resolved, { method: method.toUpperCase(), path, definitions, twin: twinId }));
    }
  }
  const shapes = Object.fromEntries(
    Object.keys(definitions)
      .sort()
      .map((name) => [name, toShape(definitions[name]!, definitions)]),
  );
  return { operations: operations.sort((a, b) => (a.id < b.id ? -1 : 1)), shapes };
}

function resolve(parameter: DescriptionParameter, shared: Record<string, DescriptionParameter>): DescriptionParameter {
  return parameter.$ref ? shared[parameter.$ref.replace('#/parameters/', '')]! : parameter;
}

/** `/datasets/…` belongs to the caller's own workspace, `/groups/{groupId}/datasets/…` is its twin; nothing under `/admin` has one. */
function twinPath(path: string): string | undefined {
  if (path.startsWith(`${ROOT}/admin/`)) return undefined;
  const group = `${ROOT}/groups/{groupId}/`;
  return path.startsWith(group) ? `${ROOT}/${path.slice(group.length)}` : `${group}${path.slice(ROOT.length + 1)}`;
}
