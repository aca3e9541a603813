import type { FolderPlan } from '../../catalogue/model/folder.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';

/** The folder of each area under the name that the collection and `--folder` have for it, for reports. */
export const folderNames: ReadonlyMap<string, string> = new Map(
  everyFolder(powerBi.folders).map(({ key, name }) => [key, name]),
);

function everyFolder(folders: readonly FolderPlan[]): FolderPlan[] {
  return folders.flatMap((folder) => [folder, ...everyFolder(folder.first ?? []), ...everyFolder(folder.inner ?? [])]);
}
