import SwaggerParser from '@apidevtools/swagger-parser';
import type { Described } from '../model/described.ts';
import { plain, type Dialect } from './dialect.ts';
import { describe, type Description } from './operations.ts';

/**
 * Reads a description (Swagger 2.0) from a file or an object and derives the catalogue's records from it.
 * @param dialect how its publisher writes beyond the standard
 * @throws what the parser throws, when the file is unreadable or is no valid description
 */
export async function readDescription(source: string, dialect: Dialect = plain): Promise<Described> {
  const api = (await SwaggerParser.parse(source)) as unknown as Partial<Description>;
  if (!api.paths || !api.definitions)
    throw new SyntaxError('no "paths" or no "definitions": not a Swagger 2.0 description');
  return describe(api as Description, dialect);
}
