import { operationNamed } from '../../catalogue/model/catalogue.ts';
import { operations as all, type Operation } from '../../catalogue/powerbi/index.ts';
import { CliError } from '../errors/cli-error.ts';

/**
 * The operation that a person named: by id, by the name of its request, or by method and path.
 * @throws CliError E_OPERATION_UNKNOWN
 */
export function operationGiven(name: string): Operation {
  const operation = operationNamed({ operations: all }, name);
  if (!operation)
    throw new CliError('E_OPERATION_UNKNOWN', name, { known: all.flatMap(({ id, title }) => [id, title]) });
  return operation;
}
