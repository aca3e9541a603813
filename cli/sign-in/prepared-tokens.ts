import { resolve } from 'node:path';
import {
  TokenRefused,
  valueOf,
  withValues,
  type AccessToken,
  type DataRow,
  type Environment,
  type TokenSource,
  type TokensOf,
} from '../../runner/index.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AuthKind, SignInFlags } from '../input/sign-in-flags.ts';
import { bringsCredential, noCredentials } from './check.ts';
import { fileSource, librarySource } from './token-source.ts';

/** What identifies whom a token is for. */
const IDENTITY = ['tenantId', 'clientId', 'loginUrl', 'scope'] as const;

/**
 * Tokens for every row that does not sign in by itself, one source for each identity. The first of each is asked for at once.
 * @param without the environment that will run, without credentials
 * @param environment the same with those to sign in with
 * @throws what keeps from asking for one
 */
export async function preparedTokens(
  { auth, tokenFile, ca }: SignInFlags & { readonly auth: AuthKind },
  without: Environment,
  environment: Environment,
  rows: readonly DataRow[],
  terminal: Terminal,
): Promise<TokensOf> {
  const path = ca === undefined ? undefined : resolve(terminal.cwd, ca);
  const shared = auth === 'token' ? handedOver(fileSource(tokenFile!, terminal)) : undefined;
  const sources = new Map<string, Prepared>();
  const sourceOf = (row: Environment): Prepared | undefined => {
    if (bringsCredential(Object.fromEntries(Object.keys(noCredentials).map((key) => [key, valueOf(row, key)]))))
      return undefined;
    if (shared) return shared;
    const identity = Object.fromEntries(IDENTITY.map((key) => [key, valueOf(row, key)]));
    const key = JSON.stringify(identity);
    const known =
      sources.get(key) ??
      handedOver(
        librarySource(auth as Exclude<typeof auth, 'token'>, withValues(environment, identity), terminal, path),
      );
    sources.set(key, known);
    return known;
  };
  const first = new Set(rows.map((row) => sourceOf(withValues(without, row))));
  await Promise.all([...first].map(async (source) => source?.prepare()));
  return sourceOf;
}

/** A source whose first token was asked for before somebody needs it. */
interface Prepared extends TokenSource {
  /** Asks for the first token. @throws what keeps from asking; a refusal is left to whoever needs the token */
  prepare(): Promise<void>;
}

function handedOver(source: TokenSource): Prepared {
  let first: ReturnType<TokenSource['get']> | undefined;
  let at = 0;
  /** One that has lived half of its life is not worth to be handed over. */
  const isGood = (token: AccessToken): boolean => Date.now() < (at + token.expiresAt) / 2;
  return {
    prepare: async () => {
      first = source.get();
      at = Date.now();
      await first.catch((error: unknown) => {
        if (!(error instanceof TokenRefused)) throw error;
      });
    },
    get: async () => {
      const given = first;
      first = undefined;
      const token = await given;
      return token && isGood(token) ? token : source.get();
    },
  };
}
