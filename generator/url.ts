import { meaningOf } from '../catalogue/powerbi/curated/parameters.ts';
import { literalParameters, neededQuery, pathVariable, queryValues } from '../catalogue/powerbi/curated/variables.ts';
import type { Operation, Parameter } from '../catalogue/powerbi/index.ts';
import { resourceOf } from '../catalogue/powerbi/resources.ts';
import type { QueryParam, Url, UrlVariable } from './format.ts';

/**
 * The address of a request: `:groupId` path variables, required query parameters on, optional ones there but off.
 * @param values query parameters to send in place of the operation's own
 */
export function buildUrl(
  operation: Operation,
  values: Readonly<Record<string, string>> = queryValues[operation.id] ?? {},
): Url {
  const variables: UrlVariable[] = [];
  const path = operation.path
    .slice(1)
    .split('/')
    .map((segment) => buildSegment(operation, segment, variables));
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => buildQuery(operation, parameter, values[parameter.name]));
  const on = query.filter((parameter) => !parameter.disabled).map(({ key, value }) => `${key}=${value}`);
  return {
    raw: `{{apiUrl}}/${path.join('/')}${on.length ? `?${on.join('&')}` : ''}`,
    host: ['{{apiUrl}}'],
    path,
    ...(query.length ? { query } : {}),
    ...(variables.length ? { variable: variables } : {}),
  };
}

/** A whole segment becomes a path variable; inside parentheses Postman substitutes only `{{variable}}`. */
function buildSegment(operation: Operation, segment: string, variables: UrlVariable[]): string {
  const whole = /^\{(\w+)\}$/.exec(segment)?.[1];
  if (whole === undefined)
    return segment.replace(/\{(\w+)\}/g, (_, parameter: string) => `{{${pathVariable(operation, parameter)}}}`);
  variables.push({
    key: whole,
    value: literalParameters[whole] ?? `{{${pathVariable(operation, whole)}}}`,
    description: describe(operation, whole),
  });
  return `:${whole}`;
}

function buildQuery(operation: Operation, parameter: Parameter, value: string | undefined): QueryParam {
  const on = parameter.required || neededQuery[operation.id]?.includes(parameter.name) === true || value !== undefined;
  return {
    key: parameter.name,
    value: value ?? '',
    description: queryDescription(operation, parameter),
    ...(on ? {} : { disabled: true }),
  };
}

function queryDescription(operation: Operation, parameter: Parameter): string {
  const need = parameter.required ? 'Required' : 'Optional';
  return sentences(need, meaningOf(operation.id, parameter.name), allowedValues(parameter));
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

function describe(operation: Operation, parameter: string): string {
  const variable = pathVariable(operation, parameter);
  const meaning = meaningOf(operation.id, parameter);
  if (literalParameters[parameter] !== undefined) return sentences('Required', meaning, 'Edit it here');
  const resource = resourceOf(variable);
  if (!resource) return sentences('Required', meaning, `Type ${variable} in the environment`);
  const found = operation.effect === 'reads' || operation.effect === 'heavy read' || operation.effect === 'credential';
  return found
    ? `Id of the ${resource.noun}. Left empty, ${variable} is found by the collection.`
    : `Id of the ${resource.noun}: the one that this run created, or the one typed in ${variable}.`;
}
