import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Described } from '../model/described.ts';
import { plain, type Dialect } from './dialect.ts';
import { describe, type Description } from './operations.ts';

/**
 * Reads an official description (Swagger 2.0) from a file, JSON or YAML, and derives the catalogue's records from it.
 * @param dialect how its publisher writes beyond the standard
 * @throws what reading and parsing throw, and a SyntaxError when the file is not a description
 */
export async function readDescription(source: string, dialect: Dialect = plain): Promise<Described> {
  const text = await readFile(source, 'utf8');
  const api = (/^\s*\{/.test(text) ? JSON.parse(text) : parse(text)) as Partial<Description> | null;
  if (!api?.paths || !api.definitions)
    throw new SyntaxError('no "paths" or no "definitions": not a Swagger 2.0 description');
  return describe(api as Description, dialect);
}
