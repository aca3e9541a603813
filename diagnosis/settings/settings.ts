import type { CredentialKind } from './credential.ts';

/** The settings that a call was made with; empty strings where unknown. Never a secret: of the secret only what it looks like. */
export interface Settings {
  readonly tenantId: string;
  readonly clientId: string;
  readonly loginUrl: string;
  readonly apiUrl: string;
  readonly scope: string;
  readonly secretLooksLike: 'guid' | 'empty' | 'placeholder' | 'secret' | 'unknown';
  /** What the filled values sign in with; absent where they make no credential, or where it is unknown. */
  readonly credential?: CredentialKind;
  /** The service principal profile that calls are made as; absent where they are the app's own. */
  readonly asProfileId?: string;
}
