import type { EnvironmentFlags } from './chosen-environment.ts';

/** Ways to sign in on the command line, through Microsoft's own library but for `token`. */
export const authKinds = [
  'secret',
  'certificate',
  'federated',
  'managed-identity',
  'azure-cli',
  'default',
  'token',
] as const;

export type AuthKind = (typeof authKinds)[number];

/** Flags that say how to sign in, and where. */
export interface SignInFlags extends EnvironmentFlags {
  /** Absent: the collection signs in by itself, with what is filled in. */
  readonly auth?: AuthKind | undefined;
  /** With `token`: where the token is. */
  readonly tokenFile?: string | undefined;
  /** PEM file with further certificate authorities. */
  readonly ca?: string | undefined;
}
