import { leavesAsIs } from '../catalogue/model/permission.ts';
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
    description: queryDescription(parameter),
    ...(on ? {} : { disabled: true }),
  };
}

function queryDescription(parameter: Parameter): string {
  const bounds = [
    parameter.minimum === undefined ? '' : `from ${parameter.minimum}`,
    parameter.maximum === undefined ? '' : `to ${parameter.maximum}`,
  ]
    .filter(Boolean)
    .join(' ');
  const choice = parameter.enum ? `one of ${parameter.enum.join(', ')}` : '';
  return [parameter.required ? 'Required' : 'Optional', parameter.format ?? parameter.type, bounds, choice]
    .filter(Boolean)
    .join(', ');
}

function describe(operation: Operation, parameter: string): string {
  const variable = pathVariable(operation, parameter);
  if (literalParameters[parameter] !== undefined) return 'Required. Edit it here.';
  const resource = resourceOf(variable);
  if (!resource) return `Required. Type ${variable} in the environment.`;
  const found = leavesAsIs(operation.effect);
  return found
    ? `Id of the ${resource.noun}. Left empty, ${variable} is found by the collection.`
    : `Id of the ${resource.noun}: the one that this run created, or the one typed in ${variable}.`;
}
