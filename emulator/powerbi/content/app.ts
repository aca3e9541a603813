import type { Fields } from '../fields.ts';
import type { AccessList } from './access.ts';

/** An app: what a workspace published to its readers. It shows the workspace's reports and dashboards. */
export interface App {
  readonly id: string;
  readonly groupId: string;
  fields: Fields;
  readonly access: AccessList;
}
