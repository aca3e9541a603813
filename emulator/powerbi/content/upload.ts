/** A place that large files are uploaded to before they are imported. */
export interface Upload {
  readonly id: string;
  /** What its address carries, so that nobody else finds it. */
  readonly signature: string;
  /** Parts that were sent and are not yet in the file, by their ids. */
  readonly blocks: Map<string, Buffer>;
  /** The file; undefined as long as there is none. */
  file: Buffer | undefined;
}

const PATH = '/uploads/';

/** The address of an upload, on the emulator itself: on the service it is a blob of Azure Storage. */
export function uploadUrl(origin: string, { id, signature }: Pick<Upload, 'id' | 'signature'>): string {
  return `${origin}${PATH}${id}?sig=${signature}`;
}

/** The id that a path has; undefined for a path that leads to no upload. */
export function uploadIdOf(path: string): string | undefined {
  return /^\/uploads\/([0-9a-f-]{36})$/i.exec(path)?.[1];
}
