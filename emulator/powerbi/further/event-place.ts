import type { Content } from '../content/content.ts';
import { drawn, workspaceId } from './ids.ts';
import { firstReportOf } from './items.ts';
import { addressOf } from './people.ts';
import { workspaceName } from './workspace.ts';

interface Named {
  readonly id: unknown;
  readonly name: unknown;
}

/** Where something happened, and who did it. */
export interface EventPlace {
  readonly workspace: Named;
  readonly model: Named;
  readonly report: Named;
  /** An address. */
  readonly who: string;
}

/** Where an event of the activity log happened; nothing is made for it. @returns undefined in a tenant without further workspaces */
export function eventPlace({ stock }: Content, number: number): EventPlace | undefined {
  if (stock === undefined) return undefined;
  const index = drawn(number, 'event', stock.source.groupIds.size);
  const { model, report } = firstReportOf(index);
  const workspace = { id: workspaceId(index), name: workspaceName(index) };
  return { workspace, model, report, who: addressOf(index, `event ${number}`) };
}
