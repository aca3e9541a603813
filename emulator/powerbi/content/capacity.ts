import type { Fields } from '../fields.ts';
import { type AccessList } from './access.ts';

/** A capacity and its workloads. */
export interface Capacity {
  readonly id: string;
  fields: Fields;
  readonly access: AccessList;
  workloads: Fields[];
}

/** An encryption key that the tenant brought. */
export interface TenantKey {
  readonly id: string;
  fields: Fields;
}
