import type { DescribedOperation, Method, Parameter, RequestBody, Response, Status } from '../model/types.ts';
import type { Dialect } from './dialect.ts';
import { toShape, type Schema } from './shape.ts';
import { shownPaths } from './shown.ts';

/** A parameter of Swagger 2.0: a value in the path, query, headers or cookies, or the body. */
export interface DescriptionParameter extends Omit<Schema, 'required'> {
  name: string;
  in: string;
  required?: boolean;
  default?: string | number | boolean;
  schema?: Schema;
}

interface ExampleCall {
  parameters?: Record<string, unknown>;
  responses?: Record<string, unknown>;
}

/** One operation object of the description, references to parameters resolved, references to schemas kept. */
export interface DescriptionOperation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  consumes?: string[];
  produces?: string[];
  deprecated?: boolean;
  parameters?: readonly DescriptionParameter[];
  responses?: Record<string, { schema?: Schema }>;
  'x-ms-examples'?: Record<string, ExampleCall>;
}

/** Everything around an operation that its record depends on. */
export interface DescriptionContext {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly definitions: Readonly<Record<string, Schema>>;
  /** Id of the same call on the other side of a border; see {@link Dialect.twinPath}. */
  readonly twin: string | undefined;
}

/** The places of a value; the body is none of them. */
const PLACES: readonly string[] = ['path', 'query', 'header', 'cookie'] satisfies Parameter['in'][];

/** Derives one catalogue record from the description. */
export function readOperation(
  operation: DescriptionOperation,
  context: DescriptionContext,
  dialect: Dialect,
): DescribedOperation {
  const { id, method, path, twin } = context;
  const { summary = '', description = '', operationId = '' } = operation;
  const tag = operation.tags?.[0] ?? (operationId.split('_')[0] || 'Operations');
  const parameters = (operation.parameters ?? []).filter((parameter) => PLACES.includes(parameter.in));
  const values = parameters.map(readParameter);
  const body = readBody(operation, context.definitions);
  const hasTwin = twin !== undefined;
  const said = { operationId, method, path, tag, summary, description, hasTwin };
  const { area, limits, preview, docs, ...callers } = dialect.read(said);
  return {
    id,
    area,
    method,
    path,
    parameters: values,
    ...(body ? { body } : {}),
    responses: Object.keys(operation.responses ?? {})
      .sort()
      .flatMap((status) => readResponse(operation, status, context.definitions)),
    ...callers,
    ...(twin ? { twin } : {}),
    limits,
    pagination: readPagination(values),
    preview,
    deprecated: operation.deprecated === true,
    docs,
  };
}

function readParameter(parameter: DescriptionParameter): Parameter {
  const { format, minimum, maximum } = parameter;
  return {
    name: parameter.name,
    in: parameter.in as Parameter['in'],
    type: (parameter.type ?? 'string') as Parameter['type'],
    ...(format ? { format } : {}),
    ...(parameter.enum ? { enum: parameter.enum } : {}),
    required: parameter.required === true,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(parameter.default === undefined ? {} : { default: parameter.default }),
  };
}

function readBody(
  operation: DescriptionOperation,
  definitions: Readonly<Record<string, Schema>>,
): RequestBody | undefined {
  const parameter = operation.parameters?.find((candidate) => candidate.in === 'body');
  if (!parameter) return undefined;
  const others = new Set(operation.parameters?.map((candidate) => candidate.name));
  others.delete(parameter.name);
  const examples = Object.values(operation['x-ms-examples'] ?? {}).map((example) => bodyOf(example, others));
  return {
    shape: toShape(parameter.schema ?? {}, definitions),
    required: parameter.required === true,
    mediaTypes: operation.consumes?.length ? operation.consumes : ['application/json'],
    shown: shownPaths(examples),
  };
}

/** An example names its body after the parameter, or by another name of its own: it is the value that is no other parameter's. */
function bodyOf(example: ExampleCall, others: ReadonlySet<string>): unknown {
  return Object.entries(example.parameters ?? {}).find(
    ([name, value]) => !others.has(name) && typeof value === 'object',
  )?.[1];
}

/** One documented answer, or none: an extension such as `x-…` may stand among the statuses. */
function readResponse(
  operation: DescriptionOperation,
  name: string,
  definitions: Readonly<Record<string, Schema>>,
): Response[] {
  const status = readStatus(name);
  if (status === undefined) return [];
  const answers = Object.values(operation['x-ms-examples'] ?? {}).map((example) => example.responses?.[name]);
  const schema = operation.responses?.[name]?.schema;
  const headers = new Set(
    answers.flatMap((answer) => Object.keys((answer as { headers?: object } | undefined)?.headers ?? {})),
  );
  const response: Response = {
    status,
    ...(schema ? { shape: toShape(schema, definitions) } : {}),
    mediaTypes: schema ? (operation.produces?.length ? operation.produces : ['application/json']) : [],
    shown: schema ? shownPaths(answers.map(exampleBody)) : [],
    headers: [...headers].sort(),
  };
  return [response];
}

/** `200`, `2XX` in either case, or `default`. */
function readStatus(name: string): Status | undefined {
  if (/^[1-5]\d\d$/.test(name)) return Number(name);
  if (/^[1-5]XX$/i.test(name)) return name.toUpperCase() as Status;
  return name === 'default' ? name : undefined;
}

/** An example answer is either `{ body, header(s) }` or the body itself. */
function exampleBody(answer: unknown): unknown {
  if (answer === null || typeof answer !== 'object') return undefined;
  const names = Object.keys(answer);
  const wrapped = names.every((name) => ['body', 'header', 'headers', 'description'].includes(name));
  return wrapped ? (answer as { body?: unknown }).body : answer;
}

function readPagination(parameters: readonly Parameter[]): DescribedOperation['pagination'] {
  const names = parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
  if (names.includes('continuationToken')) return 'continuation';
  return names.includes('$top') && names.includes('$skip') ? 'top-skip' : 'none';
}
