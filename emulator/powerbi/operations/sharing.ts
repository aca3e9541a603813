import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { describe } from '../content/access.ts';
import type { Placed } from '../content/items.ts';
import { continued } from '../continuation.ts';
import type { Fields } from '../fields.ts';
import { inView, type Handlers, type Request } from '../request.ts';

interface Recorded extends Placed {
  readonly fields: Fields;
}

function nameOf({ fields }: Recorded): unknown {
  return fields['name'] ?? fields['displayName'];
}

/** Reports that somebody opened to more people than the workspace has. */
function sharedReports(request: Request, shareType: string): Fields[] {
  const sharer = describe(request.content.directory.resolve(standardTenant.userId));
  return request.content.reports.in(standardTenant.groupId).map((report) => ({
    artifactId: report.id,
    displayName: nameOf(report),
    artifactType: 'Report',
    accessRight: 'Read',
    shareType,
    sharer,
  }));
}

/** What somebody has access to through roles in workspaces, of the types that the caller asks for. */
function accessOf(request: Request): Fields[] {
  const { content, path, query } = request;
  const types = query
    .get('artifactTypes')
    ?.toLowerCase()
    .split(',')
    .map((type) => type.trim());
  const kinds = {
    Report: content.reports,
    Dashboard: content.dashboards,
    Dataset: content.datasets,
    Dataflow: content.dataflows,
  };
  const workspaces = content.workspaces.list(({ access }) => access.rightOf(path['userId'] ?? '') !== undefined);
  return Object.entries(kinds)
    .filter(([artifactType]) => !types || types.includes(artifactType.toLowerCase()))
    .flatMap(([artifactType, collection]) =>
      workspaces.flatMap((workspace) =>
        collection
          .in(workspace.id)
          .map((item) => ({ artifactId: item.id, displayName: nameOf(item), artifactType, accessRight: 'ReadWrite' })),
      ),
    );
}

/** Things that nobody opened for a month: models and reports of the workspace. */
function unused(request: Request): Fields[] {
  const { content } = request;
  const kinds: Readonly<Record<string, readonly Recorded[]>> = {
    Dataset: inView(request, content.datasets),
    Report: inView(request, content.reports),
  };
  return Object.entries(kinds).flatMap(([artifactType, items]) =>
    items.map((item) => ({
      artifactId: item.id,
      displayName: nameOf(item),
      artifactType,
      artifactSizeInMB: artifactType === 'Dataset' ? 42 : 1,
      createdDateTime: item.fields['createdDate'] ?? item.fields['createdDateTime'],
      lastAccessedDateTime: content.clock.moment(-40 * 24 * 3600),
    })),
  );
}

/** Who can reach what, and what nobody uses. */
export const sharingHandlers: Handlers = {
  Users_GetUserArtifactAccessAsAdmin: (request) => continued(request, 'artifactAccessEntities', accessOf(request)),
  WidelySharedArtifacts_LinksSharedToWholeOrganization: (request) =>
    continued(request, 'artifactAccessEntities', sharedReports(request, 'SharedToWholeOrganization')),
  WidelySharedArtifacts_PublishedToWeb: (request) =>
    continued(request, 'artifactAccessEntities', sharedReports(request, 'PublishedToWeb')),
  Groups_GetUnusedArtifactsAsAdmin: (request) => continued(request, 'unusedArtifactEntities', unused(request)),
};
