import type { Operation } from '../../catalogue/powerbi/index.ts';
import type { Look } from '../../reporting/index.ts';
import { wrapped } from './causes.ts';

/** Everything that the catalogue knows of an operation, as a person reads it. */
export function printOperation(operation: Operation, look: Look): string[] {
  const { id, title, method, path, purpose, notes = [], parameters, body, responses, effect, docs, sample } = operation;
  const lines = [
    `${title} (${id})`,
    `${method} ${path}`,
    '',
    ...(purpose === undefined ? [] : [purpose, '']),
    ...notes.map((note) => note.replaceAll('**', '').replaceAll('`', '')),
    `Effect: ${effect}.`,
    ...section(
      'Parameters',
      parameters.map(({ name, in: place, required }) => {
        const meaning = operation.meanings?.[name];
        return `${name} (${place}, ${required ? 'required' : 'optional'})${meaning === undefined ? '' : `: ${meaning}`}`;
      }),
    ),
    ...section('Answers', [responses.map(({ status }) => status).join(', ')]),
    ...(body === undefined ? [] : ['', 'Body:', ...bodyLines(sample)]),
    ...section('See', [docs, `powerbi-postman run --operation ${id}`, `powerbi-postman plan-access --operation ${id}`]),
  ];
  return lines.flatMap((line) => (line === '' ? [''] : wrapped(line, look)));
}

function section(name: string, lines: readonly (string | undefined)[]): string[] {
  const said = lines.filter((line) => line !== undefined);
  return said.length === 0 ? [] : ['', `${name}:`, ...said.map((line) => `  ${line}`)];
}

function bodyLines(sample: unknown): string[] {
  if (sample === undefined) return ['  See the documentation.'];
  return JSON.stringify(sample, null, 2)
    .split('\n')
    .map((line) => `  ${line}`);
}
