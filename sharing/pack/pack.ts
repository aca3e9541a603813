import { startFolders, type Catalogues } from '../../catalogue/model/catalogue.ts';
import { listFolders, type Collection, type Environment } from '../../runner/index.ts';
import { printChecksums, sha256 } from './checksums.ts';
import { printGuide } from './guide.ts';
import { partOf } from './part.ts';
import { shareEnvironment, type SharedEnvironment } from './shared-environment.ts';
import { findStrayed, type KnownSecret } from './strayed-secrets.ts';
import { hostsTrustedBy, trusting } from './trusted-hosts.ts';
import { zip } from './zip.ts';

/** A collection to hand on. */
export interface GivenCollection {
  /** Name of its file in the zip. */
  readonly file: string;
  readonly collection: Collection;
  /** Whether it is the one that the project generates: only of that can be said what it does. */
  readonly ours: boolean;
}

/** An environment to hand on. */
export interface GivenEnvironment {
  /** Its name, and that of its file in the zip. */
  readonly name: string;
  readonly environment: Environment;
}

/** What to pack. */
export interface PackOptions {
  /** The APIs whose operations are known. */
  readonly catalogues: Catalogues;
  readonly collection: GivenCollection;
  readonly environments: readonly GivenEnvironment[];
  /** Folders; empty: all. */
  readonly only: readonly string[];
  /** Whether ids and names that are filled in go along. */
  readonly ids: boolean;
  /** Hosts that the packed collection is to trust besides those of the clouds. */
  readonly trustedHosts?: readonly string[];
  /** Secrets of the sender that are known otherwise, such as from the process environment. */
  readonly secrets: readonly KnownSecret[];
}

/** All that is to go into the zip, nothing written yet. */
export interface Contents {
  readonly files: ReadonlyMap<string, string>;
  /** Which of them holds the checksums of the others. */
  readonly sums: string;
  /** How many requests there are; undefined when all of them are. */
  readonly part?: { readonly requests: number; readonly besides: readonly string[] };
  readonly environments: ReadonlyMap<string, SharedEnvironment>;
  /** Hosts that the collection trusts besides those of the clouds. */
  readonly trusted: readonly string[];
  readonly strayed: readonly { readonly file: string; readonly place: string; readonly secret: string }[];
}

const GUIDE = 'READ-ME-FIRST.md';
const SUMS = 'SHA256SUMS';

/**
 * Puts together what colleagues get: the collection, environments without secrets, a guide, checksums.
 * @throws RunError E_FOLDER_UNKNOWN
 */
export function gatherContents({
  catalogues,
  collection,
  environments,
  only,
  ids,
  secrets,
  trustedHosts = [],
}: PackOptions): Contents {
  const shared = new Map(environments.map(({ name, environment }) => [name, shareEnvironment(environment, { ids })]));
  const part = only.length > 0 ? partOf(collection.collection, only, catalogues) : undefined;
  const packed = trusting(part?.collection ?? collection.collection, trustedHosts);
  const trusted = hostsTrustedBy(packed);
  const material = new Map([[collection.file, print(packed)]]);
  for (const [name, { environment }] of shared) material.set(environmentFile(name), print(environment));
  const folders = listFolders(packed);
  const guide = printGuide({
    collection: collection.file,
    ours: collection.ours,
    asked: only,
    folders,
    first: folders.find((name) => startFolders(catalogues).has(name)),
    trusted,
    environments: [...shared].map(([name, { environment }]) => ({ file: environmentFile(name), environment })),
  });
  const files = new Map([[GUIDE, guide], ...material]);
  const all = [
    ...secrets,
    ...[...shared].flatMap(([name, each]) =>
      each.secrets.map((secret) => ({ ...secret, name: `${secret.name} of ${name}` })),
    ),
  ];
  return {
    files: new Map([...files, [SUMS, printChecksums(files)]]),
    sums: SUMS,
    ...(part ? { part: { requests: part.requests, besides: part.besides } } : {}),
    environments: shared,
    trusted,
    strayed: [...files].flatMap(([file, text]) =>
      findStrayed(text, all).map(({ place, secret }) => ({ file, place, secret })),
    ),
  };
}

/** The folder in the zip that holds all of it, so that it does not scatter where it is unpacked. */
export const FOLDER = 'powerbi-postman';

/** The bytes of the zip, and their sum. */
export function packContents({ files }: Contents): { readonly bytes: Uint8Array; readonly sha256: string } {
  const bytes = zip(new Map([...files].map(([path, text]) => [`${FOLDER}/${path}`, text])));
  return { bytes, sha256: sha256(bytes) };
}

/** Path of an environment in the zip's folder. */
export function environmentFile(name: string): string {
  return `environments/${name}.postman_environment.json`;
}

/** As the generator prints it, so that what was not changed stays the same to the byte. */
function print(content: Collection | Environment): string {
  return `${JSON.stringify(content, null, '\t')}\n`;
}
