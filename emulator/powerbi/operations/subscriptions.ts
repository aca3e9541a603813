import { continued } from '../continuation.ts';
import { rowsOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { within, type Handlers, type Request } from '../request.ts';

function subscriptionsTo(request: Request, id: string): Fields[] {
  return request.content.subscriptions.list(({ artifactId }) => artifactId === id).map(({ fields }) => fields);
}

/** Subscriptions by mail, seen by an administrator. */
export const subscriptionHandlers: Handlers = {
  Reports_GetReportSubscriptionsAsAdmin: (request) =>
    listed(request, subscriptionsTo(request, within(request, request.content.reports, request.path['reportId']).id)),
  Dashboards_GetDashboardSubscriptionsAsAdmin: (request) =>
    listed(
      request,
      subscriptionsTo(request, within(request, request.content.dashboards, request.path['dashboardId']).id),
    ),
  Users_GetUserSubscriptionsAsAdmin: (request) => {
    const { graphId } = request.content.directory.resolve(request.path['userId'] ?? '');
    const own = request.content.subscriptions.list(({ fields }) =>
      rowsOf(fields['users']).some((user) => user['graphId'] === graphId),
    );
    return continued(
      request,
      'subscriptionEntities',
      own.map(({ fields }) => fields),
    );
  },
};
