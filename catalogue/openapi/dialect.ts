import type { DescribedOperation, Method } from '../model/types.ts';

/** What an operation of a description says in words, and where it is. */
export interface Said {
  readonly operationId: string;
  readonly method: Method;
  readonly path: string;
  /** Its first tag, or what its id begins with. */
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** Whether it has a twin: see {@link Dialect.twinPath}. */
  readonly hasTwin: boolean;
}

/** What only the texts and the customs of a publisher tell. */
export type Told = Pick<
  DescribedOperation,
  | 'area'
  | 'scopes'
  | 'servicePrincipal'
  | 'closedReason'
  | 'profile'
  | 'noAdminConsentedPermission'
  | 'limits'
  | 'preview'
  | 'docs'
>;

/** How one publisher writes beyond the standard: in prose, in tags, by the form of addresses. */
export interface Dialect {
  /** The address of the same call on the other side of a border; undefined where there is none. */
  twinPath(path: string): string | undefined;
  read(said: Said): Told;
}

/** The standard and nothing else. */
export const plain: Dialect = {
  twinPath: () => undefined,
  read: ({ tag }) => ({
    area: tag,
    scopes: [],
    servicePrincipal: 'undocumented',
    profile: false,
    noAdminConsentedPermission: false,
    limits: [],
    preview: false,
    docs: '',
  }),
};
