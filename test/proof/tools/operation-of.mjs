import { built } from './project.mjs';

const { operations } = await built('catalogue/powerbi/index.js');

/** Templates with fewer parameters first: `/groups/{groupId}` must not swallow a literal path. */
const patterns = [...operations]
  .map((operation) => ({
    operation,
    names: [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    pattern: patternOf(operation.path),
  }))
  .sort((a, b) => a.names.length - b.names.length);

/**
 * The operation that a method and a decoded path belong to, with the values of its parameters.
 * @param {string} method
 * @param {string} path
 * @returns {{ operation: Operation, parameters: Record<string, string> } | undefined} undefined when there is none
 *
 * @typedef {typeof operations[number]} Operation
 */
export function operationOf(method, path) {
  for (const { operation, names, pattern } of patterns) {
    const match = operation.method === method && pattern.exec(path);
    if (match)
      return { operation, parameters: Object.fromEntries(names.map((name, index) => [name, match[index + 1]])) };
  }
  return undefined;
}

/**
 * The operation that a request of the collection calls, told from its address: several requests may call the same.
 * @param {import('./project.mjs').Item} item
 */
export function operationOfRequest({ request: { method, url } }) {
  return operationOf(method, `/${url.path.join('/')}`)?.operation;
}

function patternOf(template) {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{\w+\}/g, '([^/()]+)')}$`, 'i');
}
