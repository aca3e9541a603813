import { stillClock } from '../content/clock.ts';
import type { Content } from '../content/content.ts';
import { Stock, type Source } from '../content/stock.ts';
import { indexOf, workspaceId } from './ids.ts';
import { makeItems } from './items.ts';
import { addFurtherPeople } from './people.ts';
import { makeWorkspace } from './workspace.ts';

/** Seconds before the content's start at which the further workspaces and their content were made. */
const MADE = -200 * 24 * 3600;

/** Adds the further workspaces of the tenant's definition, after those that are there: only their ids are made at once. */
export function addFurtherWorkspaces(content: Content): void {
  // Whoever changes it changes the tenant at the next reset: not that half which is not made yet.
  const { tenant } = content;
  const count = tenant.furtherWorkspaces?.count ?? 0;
  if (count === 0) return;
  addFurtherPeople(content);
  const groupIds = Array.from({ length: count }, (_, index) => workspaceId(index));
  for (const [index, id] of groupIds.entries())
    content.workspaces.reserve(id, () => makeWorkspace({ ...asOfOld(content), tenant }, index));
  const source: Source = {
    groupIds: new Set(groupIds),
    groupOf: (id) => groupIds[indexOf(id)],
    make: (groupId) => makeItems(asOfOld(content), indexOf(groupId)),
  };
  const shelves = [content.datasets, content.reports, content.dashboards, content.tiles, content.dataflows];
  content.stock = new Stock(source, shelves);
  for (const shelf of shelves) shelf.suppliedBy(content.stock);
}

/** The same content, where everything that happens happened long ago: to make something late is not an event. */
function asOfOld(content: Content): Content {
  return { ...content, clock: stillClock(content.clock, MADE) };
}
