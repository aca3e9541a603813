import { list, maybe, object, oneOf, ref, type Members, type Schema } from '../../catalogue/model/typed-schema.ts';
import type {
  ClosedReason,
  DescribedOperation,
  Parameter,
  RateLimit,
  RequestBody,
  Response,
  ScopeRequirement,
  ServicePrincipalSupport,
  Shape,
} from '../../catalogue/model/types.ts';

/** The kinds of shapes, each with its members. */
type Kind<Type extends Shape['type']> = Extract<Shape, { type: Type }>;

const text: Schema = { type: 'string', minLength: 1 };
const flag: Schema = { type: 'boolean' };
const number: Schema = { type: 'number' };
const value: Schema = { type: ['string', 'number', 'boolean'] };
const texts = list(text);
const yes: Schema = { const: true };

const readOnly = maybe(yes);
const numeric: Members<Kind<'integer' | 'number'>> = {
  type: oneOf<'integer' | 'number'>({ integer: true, number: true }),
  format: maybe(text),
  enum: maybe(list(number)),
  minimum: maybe(number),
  maximum: maybe(number),
  readOnly,
};

/** One schema for each kind: a kind that the type gains is a type error here. */
const kinds: Readonly<Record<Exclude<Shape['type'], 'number'>, Schema>> = {
  string: object<Kind<'string'>>('A text.', {
    type: { const: 'string' },
    format: maybe(text),
    enum: maybe(list({ type: 'string' })),
    pattern: maybe(text),
    maxLength: maybe({ type: 'integer', minimum: 1 }),
    readOnly,
  }),
  integer: object<Kind<'integer' | 'number'>>('A number.', numeric),
  boolean: object<Kind<'boolean'>>('Yes or no.', { type: { const: 'boolean' }, readOnly }),
  array: object<Kind<'array'>>('A list.', { type: { const: 'array' }, items: ref('shape'), readOnly }),
  object: object<Kind<'object'>>('An object.', {
    type: { const: 'object' },
    properties: { type: 'object', additionalProperties: ref('shape') },
    required: maybe(texts),
    additional: maybe(ref('shape')),
    readOnly,
  }),
  ref: object<Kind<'ref'>>('A named shape.', { type: { const: 'ref' }, name: text, readOnly }),
  file: object<Kind<'file'>>('A file.', { type: { const: 'file' }, readOnly }),
  any: object<Kind<'any'>>('Anything.', { type: { const: 'any' }, readOnly }),
};

const definitions = {
  shape: { oneOf: Object.values(kinds) },
  parameter: object<Parameter>('A parameter.', {
    name: text,
    in: oneOf<Parameter['in']>({ path: true, query: true, header: true, cookie: true }),
    type: oneOf<Parameter['type']>({ string: true, integer: true, number: true, boolean: true, array: true }),
    format: maybe(text),
    enum: maybe(list({ type: ['string', 'number'] })),
    required: flag,
    minimum: maybe(number),
    maximum: maybe(number),
    default: maybe(value),
  }),
  response: object<Response>('A documented answer.', {
    status: {
      oneOf: [
        { type: 'integer', minimum: 100, maximum: 599 },
        { type: 'string', pattern: '^([1-5]XX|default)$' },
      ],
    },
    shape: maybe(ref('shape')),
    mediaTypes: texts,
    shown: texts,
    headers: texts,
  }),
  operation: object<DescribedOperation>('An operation.', {
    id: text,
    area: text,
    method: { type: 'string', pattern: '^[A-Z]+$' },
    path: { type: 'string', pattern: '^/' },
    parameters: list(ref('parameter')),
    body: maybe(
      object<RequestBody>('What a request carries.', {
        shape: ref('shape'),
        required: flag,
        mediaTypes: texts,
        shown: texts,
      }),
    ),
    responses: list(ref('response')),
    scopes: list(object<ScopeRequirement>('One of these scopes is needed.', { anyOf: texts, conditional: maybe(yes) })),
    servicePrincipal: oneOf<ServicePrincipalSupport>({
      yes: true,
      only: true,
      admin: true,
      conditional: true,
      no: true,
      undocumented: true,
    }),
    closedReason: maybe(oneOf<ClosedReason>({ unsupported: true, 'admin-write': true, 'my-workspace': true })),
    profile: flag,
    noAdminConsentedPermission: flag,
    twin: maybe(text),
    limits: list(
      object<RateLimit>('A documented limit.', {
        max: { type: 'integer', minimum: 1 },
        unit: oneOf<RateLimit['unit']>({ requests: true, 'simultaneous requests': true }),
        window: maybe(oneOf<NonNullable<RateLimit['window']>>({ minute: true, hour: true, day: true })),
        per: oneOf<RateLimit['per']>({ caller: true, tenant: true }),
      }),
    ),
    pagination: oneOf<DescribedOperation['pagination']>({ none: true, 'top-skip': true, continuation: true }),
    preview: flag,
    deprecated: flag,
    docs: { type: 'string' },
  }),
};

const draft = { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: definitions };

/** The schema of a file of `described/operations/`. It has the members of the type, or the type check fails. */
export const operationsSchema: Schema = { ...draft, ...list(ref('operation')), minItems: 1 };

/** The schema of `described/shapes.json`. */
export const shapesSchema: Schema = { ...draft, type: 'object', additionalProperties: ref('shape') };
