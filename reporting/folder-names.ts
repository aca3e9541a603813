import type { RunRecord } from '../runner/record/record.ts';
import type { IdentityComparison } from './compare/comparison.ts';

/** Area of an operation -> name of its folder in the collection: people know that one, and `--folder` takes it. */
export type FolderNames = ReadonlyMap<string, string>;

/** What a report for people shows. */
interface Shown {
  readonly record: RunRecord;
  readonly comparison: IdentityComparison | undefined;
}

/** The same with the names of folders in place of areas; the record itself and the baseline keep the areas. */
export function withFolderNames(
  record: RunRecord,
  { comparison, folderNames }: { comparison?: Shown['comparison']; folderNames?: FolderNames | undefined },
): Shown {
  if (!folderNames) return { record, comparison };
  const named = <T extends { readonly area: string }>(one: T): T => {
    const area = folderNames.get(one.area);
    return area === undefined || area === one.area ? one : { ...one, area };
  };
  return {
    record: { ...record, entries: record.entries.map(named) },
    comparison: comparison && { ...comparison, operations: comparison.operations.map(named) },
  };
}
