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
import { tenantEnvironment, type EnvironmentCheck } from '../input/chosen-environment.ts';
import type { Terminal } from '../output/terminal.ts';
import { checkTokenFile, type SignInFlags } from './auth.ts';
import { bringsCredential, noCredentials } from './check.ts';
import { fileSource, librarySource } from './token-source.ts';

/** As whom, and where: an environment, and the tokens when they do not come from the collection's own scripts. */
export interface SignedIn {
  readonly environment: Environment;
  /** Absent: the collection signs in by itself. */
  readonly tokens?: TokensOf;
}

/** What identifies whom a token is for. */
const IDENTITY = ['tenantId', 'clientId', 'loginUrl', 'scope'] as const;

/**
 * The environment of a real tenant, or of an emulator that runs elsewhere, and how to sign in there, by what `--env`, `--auth`, `--cloud`
 * and `--token-file` say. The first tokens are there when it returns, unless Entra refused them: that a run tells by itself.
 * @param given values from the command line
 * @throws CliError, RunError when something is missing or malformed, or when nobody could be asked for a token
 */
export async function signIn(
  flags: SignInFlags & { readonly env?: string | undefined },
  given: Readonly<Record<string, string>>,
  terminal: Terminal,
  signal: AbortSignal,
  check: Omit<EnvironmentCheck, 'signIn'> = {},
): Promise<SignedIn> {
  checkTokenFile(flags);
  const environment = await tenantEnvironment(flags.env, given, terminal, signal, {
    ...check,
    signIn: flags.tokenFile === undefined ? flags : { ...flags, auth: 'token' },
  });
  const { tokenFile, ca, auth = tokenFile === undefined ? undefined : 'token' } = flags;
  if (check.ask === false || auth === undefined || (auth === 'token' && tokenFile === undefined))
    return { environment };
  const path = ca === undefined ? undefined : resolve(terminal.cwd, ca);
  const shared = auth === 'token' ? handedOver(fileSource(tokenFile!, terminal)) : undefined;
  const sources = new Map<string, Prepared>();
  const without = withValues(environment, noCredentials);
  const prepared = (row: Environment): Prepared | undefined => {
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
  const rows: readonly DataRow[] = check.rows ?? [{}];
  const first = new Set(rows.map((row) => prepared(withValues(without, row))));
  await Promise.all([...first].map(async (source) => source?.prepare()));
  return { environment: without, tokens: prepared };
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
