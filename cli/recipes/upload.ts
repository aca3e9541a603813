import type { EventEmitter } from 'node:events';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type * as Storage from '@azure/storage-blob';
import { isLoopbackHost, isStorageHost, knownHost } from '../../catalogue/entra/hosts.ts';
import { requestNameOf, type Recipe } from '../../catalogue/model/recipe.ts';
import { whilePaused, type PausableRun } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { uploadTo } from './storage.ts';

/** The step of a recipe that asks where a file may be uploaded to. */
const PLACE_STEP = 'place';

interface Told {
  readonly item?: { readonly name?: string };
  readonly response?: { readonly code: number; json(): unknown };
}

/** What an upload needs to know. */
export interface UploadOptions {
  /** Absolute path. */
  readonly file: string;
  readonly library: typeof Storage;
  /** PEM files with further certificate authorities. */
  readonly ca: readonly (string | undefined)[];
  /** Hosts that may get the file besides those of Azure Storage and this machine. */
  readonly trustedHosts: readonly string[];
  /** Takes in the address: whoever has it can write there. */
  readonly learnSecret: (address: string) => void;
}

/** The run that an upload is a part of. */
export interface UploadingRun {
  readonly recipe: Recipe;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Says how far it is. */
  readonly say: (text: string) => void;
}

/**
 * Uploads a large file while its recipe runs: once the service has said where to, and before the next request goes out. No collection names the
 * file, nor the address.
 */
export class Upload {
  readonly #options: UploadOptions;
  readonly #failed = new AbortController();

  constructor(options: UploadOptions) {
    this.#options = options;
  }

  /** Is aborted when the upload failed; its reason is a CliError. */
  get failed(): AbortSignal {
    return this.#failed.signal;
  }

  /** Takes in what Newman begins with. */
  watch(emitter: EventEmitter, running: UploadingRun): void {
    const { recipe } = running;
    const place = recipe.steps.find(({ id }) => id === PLACE_STEP);
    if (place === undefined) return;
    const name = requestNameOf(recipe, place);
    let run: PausableRun | undefined;
    emitter.on('start', (_error: unknown, started: { run: PausableRun }) => (run = started.run));
    emitter.on('request', (_error: unknown, { item, response }: Told) => {
      if (item?.name !== name || response?.code !== 200 || run === undefined) return;
      const { Url } = response.json() as { Url?: unknown };
      if (typeof Url === 'string') whilePaused(run, () => this.#upload(Url, running));
    });
  }

  async #upload(address: string, { signal, say }: UploadingRun): Promise<void> {
    const { file, library, ca, learnSecret } = this.#options;
    learnSecret(address);
    const size = statSync(file).size;
    try {
      this.#checkHost(address);
      await uploadTo(address, file, library, {
        ca,
        signal,
        onProgress: (bytes) => say(`uploading ${basename(file)}: ${inMegabytes(bytes)} of ${inMegabytes(size)} MB`),
      });
    } catch (error) {
      if (!signal.aborted)
        this.#failed.abort(new CliError('E_UPLOAD_FAILED', file, { cause: readable(error, address) }));
    }
  }

  /** The file is not for everybody: it goes where the service keeps such files, to the API, to this machine, or where somebody trusts. */
  #checkHost(address: string): void {
    const { protocol, hostname, host } = new URL(address);
    const known =
      isStorageHost(hostname) || knownHost(hostname)?.kind === 'api' || this.#options.trustedHosts.includes(host);
    if ((protocol === 'https:' && known) || isLoopbackHost(hostname)) return;
    throw new Error(
      `The service named ${host}, which is not an https address of Azure Storage; --trust-host ${host} would allow it`,
    );
  }
}

function inMegabytes(bytes: number): string {
  return Math.round(bytes / 1_000_000).toLocaleString('en');
}

/** What the library says, without the address, in one line. */
function readable(error: unknown, address: string): Error {
  const { message, statusCode, code } = error as Error & { statusCode?: number; code?: string };
  const said = message.split('\n')[0]!.replaceAll(address, new URL(address).host);
  return new Error(statusCode === undefined ? said : `The store answered ${statusCode}${code ? ` (${code})` : ''}`);
}
