import type { TokenCredential } from '@azure/identity';
import { decodeJwt } from 'jose/jwt/decode';
import { valueOf, type AccessToken, type Environment, type TokenSource } from '../../runner/index.ts';
import { readTokenFile } from '../input/token-file.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AuthKind } from '../input/sign-in-flags.ts';
import { makeCredential } from './credential.ts';
import { ExchangeWatch } from './exchange-watch.ts';
import { explainFailure } from './failure.ts';

/** How long a sign-in may take, in milliseconds: where there is no managed identity, nobody answers at all. */
const LONGEST_MS: Readonly<Record<AuthKind, number>> = {
  secret: 45_000,
  certificate: 45_000,
  federated: 60_000,
  'managed-identity': 12_000,
  'azure-cli': 20_000,
  default: 60_000,
  token: 10_000,
};

/** Tokens by Microsoft's library. It is loaded when the first one is asked for. */
export function librarySource(
  auth: Exclude<AuthKind, 'token'>,
  environment: Environment,
  terminal: Terminal,
  ca?: string,
): TokenSource {
  const watch = new ExchangeWatch();
  let credential: Promise<TokenCredential> | undefined;
  return {
    get: async () => {
      watch.last = watch.assertionFailure = undefined;
      try {
        credential ??= makeCredential({ auth, environment, terminal, ca, watch });
        const made = await credential;
        const answer = await within(LONGEST_MS[auth], made.getToken(valueOf(environment, 'scope').trim()));
        if (answer === null) throw new Error('the answer has no token');
        terminal.secrets.add(answer.token);
        return { token: answer.token, expiresAt: Math.min(answer.expiresOnTimestamp, endOf(answer.token)) };
      } catch (error) {
        throw explainFailure({ auth, error: watch.assertionFailure ?? error, last: watch.last, environment, terminal });
      }
    },
  };
}

/** The token in a file; it is read again before it ends, as whoever wrote it may write a new one. Standard input is read once. */
export function fileSource(file: string, terminal: Terminal): TokenSource {
  let first: Promise<string> | undefined;
  return {
    get: async (): Promise<AccessToken> => {
      const token = await (file === '-' ? (first ??= readTokenFile(file, terminal)) : readTokenFile(file, terminal));
      return { token, expiresAt: endOf(token) };
    },
  };
}

/** By its own claim, as the scripts judge it. */
function endOf(token: string): number {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? Number.MAX_SAFE_INTEGER : exp * 1000;
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`there was no answer in ${milliseconds / 1000} seconds`)), milliseconds);
  });
  return Promise.race([promise, end]).finally(() => clearTimeout(timer));
}
