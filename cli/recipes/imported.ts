import { resourceOf } from '../../catalogue/model/catalogue.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import type { Resource } from '../../catalogue/model/resource.ts';

/** Something that an import brought. */
export interface Imported {
  readonly resource: Resource;
  readonly id: string;
}

export const REPORT = resourceOf(powerBi, 'reportId')!;
const MODEL = resourceOf(powerBi, 'datasetId')!;

/** No request removes an import: what it brought is removed. */
export function isImport({ variable }: Resource): boolean {
  return variable === 'importId';
}

/** What an import has brought as far as its answer shows it, reports before the models that they read from. */
export function itemsIn(body: unknown): Imported[] {
  const { datasets, reports } = (body ?? {}) as { datasets?: unknown; reports?: unknown };
  return [
    ...idsIn(reports).map((id) => ({ resource: REPORT, id })),
    ...idsIn(datasets).map((id) => ({ resource: MODEL, id })),
  ];
}

/** Whether an import is still at work, so that its answer does not show everything. */
export function isAtWork(body: unknown): boolean {
  return (body as { importState?: unknown } | undefined)?.importState === 'Publishing';
}

function idsIn(list: unknown): string[] {
  const things = Array.isArray(list) ? (list as readonly ({ id?: unknown } | null)[]) : [];
  return things.flatMap((thing) => (typeof thing?.id === 'string' ? [thing.id] : []));
}
