import { dereference } from '@apidevtools/json-schema-ref-parser';
import { operations, type Operation } from '../../catalogue/powerbi/index.ts';
import { describeWith, powerBiDescription } from '../shared.ts';

interface Described {
  operationId: string;
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    type?: string;
    format?: string;
    enum?: unknown[];
    minimum?: number;
    maximum?: number;
  }[];
  responses: Record<string, unknown>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

describeWith(powerBiDescription)('the catalogue against the official description, read by a library', () => {
  const described = new Map<string, { method: string; path: string; operation: Described }>();

  beforeAll(async () => {
    const api = (await dereference(powerBiDescription)) as unknown as {
      paths: Record<string, Record<string, Described>>;
    };
    for (const [path, item] of Object.entries(api.paths)) {
      for (const method of METHODS) {
        const operation = item[method];
        if (operation) described.set(operation.operationId, { method: method.toUpperCase(), path, operation });
      }
    }
  });

  test('286 of 286, at the same address', () => {
    expect(described.size).toBe(286);
    expect(operations.map(({ id, method, path }) => `${id} ${method} ${path}`).sort()).toEqual(
      [...described].map(([id, { method, path }]) => `${id} ${method} ${path}`).sort(),
    );
  });

  test('every parameter, with place, type, format, enum, bounds and whether it is required', () => {
    for (const operation of operations) {
      const official = described.get(operation.id)!.operation.parameters ?? [];
      const expected = official
        .filter((parameter) => parameter.in !== 'body')
        .map(({ name, in: place, required, type, format, enum: values, minimum, maximum }) => ({
          name,
          in: place,
          required: required === true,
          type,
          format,
          enum: values,
          minimum,
          maximum,
        }));
      const actual = operation.parameters.map((parameter) => ({
        name: parameter.name,
        in: parameter.in,
        required: parameter.required,
        type: parameter.type,
        format: parameter.format,
        enum: parameter.enum,
        minimum: parameter.minimum,
        maximum: parameter.maximum,
      }));
      expect({ id: operation.id, parameters: actual }).toEqual({ id: operation.id, parameters: expected });
      expect({ id: operation.id, body: operation.body !== undefined }).toEqual({
        id: operation.id,
        body: official.some((parameter) => parameter.in === 'body'),
      });
    }
  });

  test('every status', () => {
    const statuses = (operation: Operation): string => operation.responses.map((response) => response.status).join();
    for (const operation of operations)
      expect(`${operation.id} ${statuses(operation)}`).toBe(
        `${operation.id} ${Object.keys(described.get(operation.id)!.operation.responses).sort().join()}`,
      );
  });
});
