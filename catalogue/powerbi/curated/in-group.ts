/**
 * The part of an operation's id that it shares with its twin on the other side of the My workspace border: `Datasets_GetDataset` is also that
 * of `Datasets_GetDatasetInGroup`. For tables with one entry for both; which is whose twin, the catalogue says.
 */
export function withoutInGroup(id: string): string {
  return id.replace(/InGroup$/, '');
}
