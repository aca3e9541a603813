import type { Operation, Response } from '../../catalogue/model/types.ts';

/** The status of an operation's success: the first that is documented as a number; 200 where there are only ranges. */
export function successStatus({ responses }: Pick<Operation, 'responses'>): number {
  return responses.map(({ status }) => Number(status)).find((status) => Number.isInteger(status)) ?? 200;
}

/** What is documented for a status: under the number itself, else under its range (`2XX`), else as `default`. */
export function documentedResponse({ responses }: Pick<Operation, 'responses'>, status: number): Response | undefined {
  return [String(status), `${Math.floor(status / 100)}XX`, 'default']
    .map((name) => responses.find((response) => String(response.status).toUpperCase() === name.toUpperCase()))
    .find((response) => response !== undefined);
}
