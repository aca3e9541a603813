import type { Right } from '../../catalogue/powerbi/access/rights.ts';
import type { NeedCertainty } from '../../catalogue/powerbi/access/role.ts';
import type { SettingKey } from '../../catalogue/powerbi/access/settings.ts';

/** Stable names of what an access consists of, for programs. */
export type ItemId =
  'group' | `setting ${SettingKey}` | 'role' | `right ${Right}` | 'no application permission' | 'no api permission';

/** One thing that must be true, or must not be there. */
export interface AccessItem {
  readonly id: ItemId;
  /** What it is, in a few words. */
  readonly title: string;
  /** Who can do it. */
  readonly who: string;
  /** What to do, with the names of the portal. */
  readonly steps: readonly string[];
  readonly certainty: NeedCertainty;
  /** Where that is taken from. */
  readonly source: string;
  /** When it is needed; absent: always. */
  readonly when?: string;
  /** A page to read on. */
  readonly docs: string;
  /** Ids of the operations that need it. */
  readonly operations: readonly string[];
}
