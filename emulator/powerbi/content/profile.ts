import type { Fields } from '../fields.ts';

/** A service principal profile. */
export interface Profile {
  readonly id: string;
  /** Object id of the service principal that owns it. */
  readonly servicePrincipalId: string;
  fields: Fields;
}
