import { open, type FileHandle } from 'node:fs/promises';
import type * as Storage from '@azure/storage-blob';
import { CliError } from '../errors/cli-error.ts';
import { loadOptional } from '../input/optional-package.ts';
import { authorities } from '../sign-in/authorities.ts';

/** How a file is uploaded. */
export interface StorageOptions {
  /** PEM files with further certificate authorities; empty and absent names are left out. */
  readonly ca: readonly (string | undefined)[];
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Is called with the bytes that have arrived. */
  readonly onProgress: (bytes: number) => void;
}

/** Bytes of a part of a file. Azure Storage takes 50,000 parts. */
const PART = 16 * 1024 * 1024;

/**
 * Microsoft's library for Azure Storage. It is an optional package, as few files are so large.
 * @param file what needs it, for a message
 * @throws CliError E_UPLOAD_LIBRARY_MISSING when it is not installed
 */
export async function loadStorage(
  file: string,
  load: () => Promise<typeof Storage> = () => import('@azure/storage-blob'),
): Promise<typeof Storage> {
  return loadOptional(
    '@azure/storage-blob',
    load,
    (cause) => new CliError('E_UPLOAD_LIBRARY_MISSING', file, { cause }),
  );
}

/**
 * Uploads a file in parts, each again where it fails.
 * @param address with a signature: no token is sent
 * @throws Error of the library, which may hold the address
 */
export async function uploadTo(
  address: string,
  file: string,
  { AnonymousCredential, BlockBlobClient }: typeof Storage,
  { ca, signal, onProgress }: StorageOptions,
): Promise<void> {
  const further = ca.some((each) => each !== undefined && each !== '');
  // Its own types do not name what the pipeline below it takes.
  const options: Storage.StoragePipelineOptions & { tlsOptions?: { ca: string[] } } = further
    ? { tlsOptions: { ca: authorities(...ca) } }
    : {};
  const client = new BlockBlobClient(address, new AnonymousCredential(), options);
  // Part by part: what the library does with a whole file or a stream leaves streams open, or never ends, when it is interrupted.
  const handle = await open(file);
  try {
    const ids: string[] = [];
    for await (const part of partsOf(handle)) {
      const id = Buffer.from(String(ids.length).padStart(8, '0')).toString('base64');
      await client.stageBlock(id, part, part.length, { abortSignal: signal });
      ids.push(id);
      onProgress((ids.length - 1) * PART + part.length);
    }
    await client.commitBlockList(ids, { abortSignal: signal });
  } finally {
    await handle.close();
  }
}

async function* partsOf(handle: FileHandle): AsyncGenerator<Buffer> {
  for (;;) {
    const part = Buffer.alloc(PART);
    const { bytesRead } = await handle.read(part, 0, PART);
    if (bytesRead === 0) return;
    yield part.subarray(0, bytesRead);
  }
}
