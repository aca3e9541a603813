import { resourceOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import { leavesAsIs } from '../catalogue/model/permission.ts';
import type { Operation, Parameter } from '../catalogue/model/types.ts';
import type { QueryParam, Url, UrlVariable } from './format.ts';

/**
 * The address of a request: `:groupId` path variables, required query parameters on, optional ones there but off.
 * @param values query parameters to send in place of the operation's own
 */
export function buildUrl(catalogue: Catalogue, operation: Operation, values = operation.values ?? {}): Url {
  const { template, fixedQuery } = splitPath(operation.path);
  const variables: UrlVariable[] = [];
  const path = template
    .slice(1)
    .split('/')
    .map((segment) => buildSegment(catalogue, operation, segment, variables));
  const query = [
    ...fixedQuery,
    ...operation.parameters
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => buildQuery(operation, parameter, values[parameter.name])),
  ];
  const on = query.filter((parameter) => !parameter.disabled).map(({ key, value }) => `${key}=${value}`);
  const base = `{{${catalogue.address}}}`;
  return {
    raw: `${base}/${path.join('/')}${on.length ? `?${on.join('&')}` : ''}`,
    host: [base],
    path,
    ...(query.length ? { query } : {}),
    ...(variables.length ? { variable: variables } : {}),
  };
}

/** A path template, and the query that belongs to the address itself, such as `?beta=true`. */
function splitPath(path: string): { readonly template: string; readonly fixedQuery: QueryParam[] } {
  const [template = '', query = ''] = path.split('?');
  const pairs = query.split('&').filter(Boolean);
  const fixedQuery = pairs.map((pair) => {
    const [key = '', value = ''] = pair.split('=');
    return { key, value, description: 'Part of the address.' };
  });
  return { template, fixedQuery };
}

/** A whole segment becomes a path variable; inside parentheses Postman substitutes only `{{variable}}`. */
function buildSegment(catalogue: Catalogue, operation: Operation, segment: string, variables: UrlVariable[]): string {
  const whole = /^\{([^{}]+)\}$/.exec(segment)?.[1];
  if (whole === undefined)
    return segment.replace(/\{([^{}]+)\}/g, (_, parameter: string) => valueIn(operation, parameter));
  variables.push({
    key: whole,
    value: valueIn(operation, whole),
    description: describe(catalogue, operation, whole),
  });
  return `:${whole}`;
}

/** What stands for a path parameter: its variable, or the value that is typed in place. */
function valueIn({ values, variables }: Operation, parameter: string): string {
  const variable = variables[parameter];
  return variable === undefined ? (values?.[parameter] ?? '') : `{{${variable}}}`;
}

function buildQuery(operation: Operation, parameter: Parameter, value: string | undefined): QueryParam {
  const on = parameter.required || operation.neededQuery?.includes(parameter.name) === true || value !== undefined;
  return {
    key: parameter.name,
    value: value ?? '',
    description: describeParameter(operation, parameter),
    ...(on ? {} : { disabled: true }),
  };
}

/** What a query parameter or a header means and takes, in words. */
export function describeParameter({ meanings }: Operation, parameter: Parameter): string {
  const need = parameter.required ? 'Required' : 'Optional';
  return sentences(need, meanings?.[parameter.name], allowedValues(parameter));
}

/** Which values a query parameter may have. */
function allowedValues({ type, format, enum: choices, minimum, maximum }: Parameter): string {
  if (choices) return `One of ${choices.join(', ')}`;
  if (type === 'boolean') return 'true or false';
  const bounds =
    minimum === undefined ? '' : maximum === undefined ? `, at least ${minimum}` : `, from ${minimum} to ${maximum}`;
  return `${(format && FORMATS[format]) ?? type.charAt(0).toUpperCase() + type.slice(1)}${bounds}`;
}

const FORMATS: Readonly<Record<string, string>> = { uuid: 'GUID', 'date-time': 'Date and time in ISO 8601' };

function sentences(...phrases: readonly (string | undefined)[]): string {
  return phrases.flatMap((phrase) => (phrase ? [`${phrase}.`] : [])).join(' ');
}

function describe(catalogue: Catalogue, { effect, meanings, variables }: Operation, parameter: string): string {
  const variable = variables[parameter];
  const meaning = meanings?.[parameter];
  if (variable === undefined) return sentences('Required', meaning, 'Edit it here');
  const resource = resourceOf(catalogue, variable);
  if (!resource) return sentences('Required', meaning, typeIn(catalogue, variable));
  return leavesAsIs(effect)
    ? `Id of the ${resource.noun}. If ${variable} is empty, the collection finds one.`
    : `Id of the ${resource.noun}: the one that this run created, or the one typed in ${variable}.`;
}

function typeIn({ environment }: Catalogue, variable: string): string {
  const hasRow = environment.some(({ name }) => name === variable);
  return hasRow ? `Type ${variable} in the environment` : `Add a row named ${variable} to the environment`;
}
