import { operations as all, type Operation, type ServicePrincipalSupport } from '../../catalogue/powerbi/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { ErrorCode } from '../errors/index.ts';
import { flags, text } from '../input/flags.ts';
import { operationGiven } from '../input/operation.ts';
import { printTable } from '../../reporting/index.ts';
import { printOperation } from '../output/operation.ts';
import { withProgramName } from '../output/program-name.ts';
import { lookOf } from '../output/style.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

const SUPPORT = [
  'yes',
  'only',
  'admin',
  'conditional',
  'no',
  'undocumented',
] as const satisfies readonly ServicePrincipalSupport[];

/** Options of `operations`: each narrows the list. */
export interface OperationsOptions {
  readonly json: boolean;
  readonly servicePrincipal?: ServicePrincipalSupport | undefined;
  readonly area?: string | undefined;
  readonly scope?: string | undefined;
}

/** `operations`: lists the operations and who may call them. */
export const addOperations: AddCommand = (parser, choose) =>
  parser.command(
    'operations [operation]',
    'List the operations of the API and who may call them, or show one of them whole',
    (yargs) =>
      yargs
        .positional('operation', {
          type: 'string',
          describe: 'Show this one: its id, its name ("Get Groups"), or its method and path',
        })
        .epilogue(
          examples(
            ['operations --area Datasets', 'All operations of an area'],
            ['operations Groups_GetGroups', 'Everything about one operation'],
          ),
        )
        .options({
          json: { ...flags.json, describe: 'Print everything known about them as JSON' },
          'service-principal': {
            ...text,
            choices: SUPPORT,
            describe: 'Only operations that an app may call in this way',
          },
          area: { ...text, describe: 'Only operations of an area, such as Datasets' },
          scope: { ...text, describe: 'Only operations that a user may call with this scope' },
        }),
    ({ operation, ...options }) =>
      choose((terminal) =>
        Promise.resolve(
          operation === undefined
            ? listOperations(options, terminal)
            : showOperation(operation, options.json, terminal),
        ),
      ),
  );

/** Prints the operations that fit all options. */
export function listOperations(options: OperationsOptions, terminal: Terminal): number {
  const area = pick(
    options.area,
    all.map((operation) => operation.area),
    'E_AREA_UNKNOWN',
  );
  const scope = pick(options.scope, all.flatMap(scopesOf), 'E_SCOPE_UNKNOWN');
  const found = all.filter(
    (operation) =>
      (options.servicePrincipal === undefined || operation.servicePrincipal === options.servicePrincipal) &&
      (area === undefined || operation.area === area) &&
      (scope === undefined || scopesOf(operation).includes(scope)),
  );
  if (options.json) {
    terminal.out(JSON.stringify(found, null, 2));
    return 0;
  }
  const rows = found.map(({ id, method, path, servicePrincipal, effect }) => [
    id,
    servicePrincipal,
    effect,
    `${method} ${path}`,
  ]);
  for (const line of printTable(['operation', 'service principal', 'effect', 'request'], rows)) terminal.out(line);
  terminal.err(`${found.length} of ${all.length} operations\n`);
  return 0;
}

/**
 * Prints all that is known of one operation.
 * @throws CliError E_OPERATION_UNKNOWN
 */
function showOperation(name: string, json: boolean, terminal: Terminal): number {
  const operation = operationGiven(name);
  if (json) terminal.out(JSON.stringify(operation, null, 2));
  else
    for (const line of printOperation(operation, lookOf(terminal.screens.out)))
      terminal.out(withProgramName(line, terminal));
  return 0;
}

function pick(name: string | undefined, names: readonly string[], code: ErrorCode): string | undefined {
  if (name === undefined) return undefined;
  const known = [...new Set(names)].sort();
  const found = known.find((each) => plainly(each) === plainly(name));
  if (found === undefined) throw new CliError(code, name, { known });
  return found;
}

/** `Push datasets`, as a folder is called, and `PushDatasets` are the same. */
function plainly(name: string): string {
  return name.toLowerCase().replace(/\s/g, '');
}

function scopesOf(operation: Operation): string[] {
  return operation.scopes.flatMap((requirement) => requirement.anyOf);
}
