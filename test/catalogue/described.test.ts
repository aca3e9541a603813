import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { printDescribed } from '../../catalogue/openapi/print.ts';
import { described } from '../../catalogue/powerbi/described.ts';
import { projectFolder } from '../cli/fixtures/built.ts';
import { operationsSchema, shapesSchema } from './described-schema.ts';

const folder = join(projectFolder, 'catalogue', 'powerbi', 'described');
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
const isOperations = ajv.compile(operationsSchema);
const isShapes = ajv.compile(shapesSchema);

const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8');
const areas = readdirSync(join(folder, 'operations'));

describe('the files are as the types say', () => {
  test.each(areas)('%s', (file) => {
    expect({ valid: isOperations(JSON.parse(textOf(`operations/${file}`))), errors: isOperations.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  test('shapes.json', () => {
    expect({ valid: isShapes(JSON.parse(textOf('shapes.json'))), errors: isShapes.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });
});

describe('the schema refuses', () => {
  const whole = described.operations.find(({ body }) => body !== undefined)!;
  const response = whole.responses[0]!;
  // prettier-ignore
  const cases: [string, object][] = [
    ['a member that nobody reads', { ...whole, summary: 'x' }],
    ['a missing member', { ...whole, docs: undefined }],
    ['a method in lower case', { ...whole, method: 'get' }],
    ['a path without its slash', { ...whole, path: 'v1.0' }],
    ['another place of a parameter', { ...whole, parameters: [{ name: 'x', in: 'formData', type: 'string', required: true }] }],
    ['a status in words', { ...whole, responses: [{ ...response, status: 'ok' }] }],
    ['a status as a text', { ...whole, responses: [{ ...response, status: '200' }] }],
    ['a shape of an unknown kind', { ...whole, responses: [{ ...response, shape: { type: 'date' } }] }],
    ['a shape with the member of another kind', { ...whole, body: { ...whole.body, shape: { type: 'boolean', items: { type: 'any' } } } }],
  ];
  test.each(cases)('%s', (_, operation) => {
    expect(isOperations(JSON.parse(JSON.stringify([whole, operation])))).toBe(false);
    expect(isOperations.errors!.every(({ instancePath }) => instancePath.startsWith('/1'))).toBe(true);
  });

  test.each(['2XX', 'default', 204])('but not the status %s', (status) => {
    expect(isOperations([{ ...whole, responses: [{ ...response, status }] }])).toBe(true);
  });
});

describe('printed', () => {
  test('the same to the byte, and read again in the same order', () => {
    const files = printDescribed(described);
    expect([...files.keys()]).toHaveLength(areas.length + 1);
    for (const [path, text] of files) expect({ path, same: text === textOf(path) }).toEqual({ path, same: true });
  });

  test('no line is long, but for a text that is', () => {
    const long = [...printDescribed(described).values()]
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.length > 141 && !/^ *(?:"[^"]+": )?"[^"]*",?$/.test(line));
    expect(long).toEqual([]);
  });

  test('an area becomes a file name, whatever is in it; two that come to the same share a file', () => {
    const [one, two, three, four] = described.operations;
    const operations = [
      { ...one!, area: 'Core / Items' },
      { ...two!, area: 'core-items' },
      { ...three!, area: '…' },
      { ...four!, area: 'GoalNotes' },
    ];
    const files = printDescribed({ operations, shapes: {} });
    expect([...files.keys()]).toEqual([
      'operations/core-items.json',
      'operations/goal-notes.json',
      'operations/other.json',
      'shapes.json',
    ]);
    expect(JSON.parse(files.get('operations/core-items.json')!)).toEqual(operations.slice(0, 2));
    expect(files.get('shapes.json')).toBe('{}\n');
  });
});
