import type { Workspace } from '../content/tenant-wide.ts';
import type { Fields } from '../fields.ts';

/** How a role in a workspace shows on the things in it: the name of the right and what each role gives. */
export const artifactRights = {
  report: {
    name: 'reportUserAccessRight',
    rights: { Admin: 'Owner', Member: 'ReadReshare', Contributor: 'ReadWrite', Viewer: 'Read' },
  },
  dashboard: {
    name: 'dashboardUserAccessRight',
    rights: { Admin: 'Owner', Member: 'ReadReshare', Contributor: 'ReadWrite', Viewer: 'Read' },
  },
  dataset: {
    name: 'datasetUserAccessRight',
    rights: {
      Admin: 'ReadWriteReshareExplore',
      Member: 'ReadWriteReshareExplore',
      Contributor: 'ReadWriteExplore',
      Viewer: 'Read',
    },
  },
  dataflow: {
    name: 'dataflowUserAccessRight',
    rights: { Admin: 'Owner', Member: 'ReadReshare', Contributor: 'ReadWrite', Viewer: 'Read' },
  },
  datamart: {
    name: 'datamartUserAccessRight',
    rights: {
      Admin: 'ReadWriteReshareExplore',
      Member: 'ReadWriteReshareExplore',
      Contributor: 'ReadWriteExplore',
      Viewer: 'Read',
    },
  },
} as const;

/** Who may use a thing because of a role in its workspace. */
export function usersOf(workspace: Workspace, kind: keyof typeof artifactRights): Fields[] {
  const { name, rights } = artifactRights[kind];
  return workspace.access.shown(name, rights);
}
