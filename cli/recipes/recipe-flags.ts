import type { PermissionFlags } from '../input/permission.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';

/** Flags of `recipe`, beside those of the recipe's own inputs. */
export interface RecipeFlags extends SignInFlags, PermissionFlags {
  readonly recipe?: string | undefined;
  /** With `cleanup`. */
  readonly run?: string | undefined;
  readonly collection: string | undefined;
  readonly emulator: boolean;
  readonly scenario: string | undefined;
  readonly save: string | undefined;
  readonly json: boolean;
  readonly timeout: string;
  readonly every: string;
  readonly shard: string | undefined;
  readonly concurrency: number;
  readonly reports: string;
  readonly workingDir: string | undefined;
  /** Of `publish`. */
  readonly file?: string;
  /** Of `publish`. */
  readonly uploadFirst?: boolean;
  readonly trustHost: string[] | undefined;
  readonly set: string[];
}
