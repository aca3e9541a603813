import type { Answer } from '../call.ts';
import type { Content } from './content/content.ts';
import { uploadIdOf, type Upload } from './content/upload.ts';

/** A request to an upload's address. Its signature is all that it needs: no token. */
export interface UploadRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The header `x-ms-blob-type`. */
  readonly blobType: string | undefined;
  readonly raw: Buffer;
}

const CREATED: Answer = { status: 201 };

// Status and code of the refusals are documented for Azure Storage; their words are shortened. They are none of Power BI's, and have no rule.
const NOT_SIGNED = storageError(403, 'AuthenticationFailed', 'Server failed to authenticate the request.');
const TYPE_MISSING = storageError(400, 'MissingRequiredHeader', 'A mandatory header is not specified.');
const BLOCK_UNKNOWN = storageError(400, 'InvalidBlockList', 'The specified block list is invalid.');

/**
 * What Azure Storage answers to an upload: of a whole file (Put Blob), or of blocks and a list of them, as its clients send large ones.
 * @returns undefined when the path leads to no upload
 */
export function uploadAnswer(request: UploadRequest, content: Content): Answer | undefined {
  const id = uploadIdOf(request.path);
  if (id === undefined) return undefined;
  const upload = content.uploads.find(id);
  if (upload === undefined || request.query.get('sig') !== upload.signature) return NOT_SIGNED;
  // It is there to be written to, and nothing else is known of it.
  if (request.method !== 'PUT') return { status: 405 };
  switch (request.query.get('comp')) {
    case 'block':
      upload.blocks.set(request.query.get('blockid') ?? '', request.raw);
      return CREATED;
    case 'blocklist':
      return listed(upload, request.raw.toString('utf8'));
    default:
      if (request.blobType?.toLowerCase() !== 'blockblob') return TYPE_MISSING;
      upload.file = request.raw;
      return CREATED;
  }
}

/** Makes the file of the blocks that a list names. */
function listed(upload: Upload, list: string): Answer {
  const ids = [...list.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(([, id = '']) => id);
  const blocks = ids.map((id) => upload.blocks.get(id));
  const known = blocks.filter((block) => block !== undefined);
  if (ids.length === 0 || known.length < ids.length) return BLOCK_UNKNOWN;
  upload.file = Buffer.concat(known);
  return CREATED;
}

function storageError(status: number, code: string, message: string): Answer {
  const text = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'Content-Type': 'application/xml', 'x-ms-error-code': code }, body: Buffer.from(text) };
}
