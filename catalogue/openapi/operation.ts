import type { DescribedOperation, Method, Parameter, RequestBody, Response } from '../model/types.ts';
import { readLimits } from '../powerbi/prose/limits.ts';
import { readCallerRules } from '../powerbi/prose/permissions.ts';
import { readScopes } from '../powerbi/prose/scopes.ts';
import { toShape, type Schema } from './shape.ts';
import { shownPaths } from './shown.ts';

/** A parameter of Swagger 2.0: a value in the path or query, or the body. */
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
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  consumes?: string[];
  produces?: string[];
  deprecated?: boolean;
  parameters?: DescriptionParameter[];
  responses: Record<string, { schema?: Schema }>;
  'x-ms-examples'?: Record<string, ExampleCall>;
}

/** Everything around an operation that its record depends on. */
export interface DescriptionContext {
  readonly method: Method;
  readonly path: string;
  readonly definitions: Readonly<Record<string, Schema>>;
  /** Operation id of the same call across the My workspace border. */
  readonly twin: string | undefined;
}

const PREVIEW = '_(Preview)';

/** Derives one catalogue record from the description. */
export function readOperation(operation: DescriptionOperation, context: DescriptionContext): DescribedOperation {
  const prose = operation.description ?? '';
  const tag = operation.tags?.[0] ?? operation.operationId.split('_')[0]!;
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in !== 'body').map(readParameter);
  const body = readBody(operation, context.definitions);
  const { method, path, twin } = context;
  return {
    id: operation.operationId,
    area: tag.replace(PREVIEW, ''),
    method,
    path,
    parameters,
    ...(body ? { body } : {}),
    responses: Object.keys(operation.responses)
      .sort()
      .map((status) => readResponse(operation, status, context.definitions)),
    scopes: readScopes(prose),
    ...readCallerRules({ method, path, prose, hasGroupTwin: twin !== undefined }),
    ...(twin ? { twin } : {}),
    limits: readLimits(prose),
    pagination: readPagination(parameters),
    preview: tag.endsWith(PREVIEW) || /preview/i.test(`${operation.summary ?? ''} ${prose}`),
    deprecated: operation.deprecated === true,
    docs: docsPage(tag, operation.operationId),
  };
}

function readParameter(parameter: DescriptionParameter): Parameter {
  const { format, minimum, maximum } = parameter;
  return {
    name: parameter.name,
    in: parameter.in as 'path' | 'query',
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

function readResponse(
  operation: DescriptionOperation,
  status: string,
  definitions: Readonly<Record<string, Schema>>,
): Response {
  const answers = Object.values(operation['x-ms-examples'] ?? {}).map((example) => example.responses?.[status]);
  const schema = operation.responses[status]?.schema;
  const headers = new Set(
    answers.flatMap((answer) => Object.keys((answer as { headers?: object } | undefined)?.headers ?? {})),
  );
  return {
    status: Number(status),
    ...(schema ? { shape: toShape(schema, definitions) } : {}),
    mediaTypes: schema ? (operation.produces?.length ? operation.produces : ['application/json']) : [],
    shown: schema ? shownPaths(answers.map(exampleBody)) : [],
    headers: [...headers].sort(),
  };
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

/** learn.microsoft.com names a page after the tag and the operation, and drops the operation's prefix where it repeats the tag. */
function docsPage(tag: string, operationId: string): string {
  const [prefix] = operationId.split('_');
  const name = operationId.replace(PREVIEW, '');
  const page = prefix === tag.replace(PREVIEW, '') ? name.slice(prefix.length + 1) : name;
  return `https://learn.microsoft.com/rest/api/power-bi/${kebab(tag.replace(PREVIEW, ''))}${tag.endsWith(PREVIEW) ? '(preview)' : ''}/${kebab(page)}`;
}

function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll('_', '-');
}
