import type { Operation, Shape } from './types.ts';
import type { Resource } from './resource.ts';
import type { EnvironmentRow } from './environment.ts';
import type { DescribedVariable } from './described-variable.ts';
import type { FolderPlan } from './folder.ts';
import type { RecipeFolder } from './recipe.ts';
import type { StartFolder } from './start.ts';

/**
 * Everything that is known of one API, as a value. What reads a description makes one; the generator, the runner, the diagnosis and the
 * emulator take one and know no API by name.
 */
export interface Catalogue {
  /** Short and stable, such as `powerbi`. */
  readonly id: string;
  /** Name of its collection, such as `Power BI REST API`. */
  readonly name: string;
  /** Variable that holds the beginning of its addresses, such as `apiUrl`. */
  readonly address: string;
  /** What all its paths begin with, such as `/v1.0/myorg`; empty where they have nothing in common. */
  readonly root: string;
  /** A pattern for what stands for the root in an address, where more than the root itself does. */
  readonly rootPattern?: string;
  /** First segments below the root that an app calls as itself, not as a service principal profile. */
  readonly asItself?: readonly string[];
  /** Brings the ways in which clients write a path to the one of the templates; absent where there is only one. */
  readonly canonicalPath?: (path: string) => string;
  readonly operations: readonly Operation[];
  /** Named shapes: what a `ref` refers to. */
  readonly shapes: Readonly<Record<string, Shape>>;
  /** What has an id, and which operations show, create, read and delete it. */
  readonly resources: readonly Resource[];
  /** Variables that stand for the id of another resource, so that one request can carry two ids of the same kind. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The folders of the collection, in order. */
  readonly folders: readonly FolderPlan[];
  /** The folder of first steps; absent where there is none. */
  readonly start?: StartFolder;
  /** Folders of jobs that take several requests; absent where there are none. */
  readonly jobs?: readonly RecipeFolder[];
  readonly texts: Texts;
  /** Variables of the collection itself, beside those of sign-in. */
  readonly variables: readonly DescribedVariable[];
  /** The rows of its environments, in the order of use. */
  readonly environment: readonly EnvironmentRow[];
  /** Id of the tenant that the emulator of this API has, where there is one. */
  readonly emulatorTenant?: string;
}

/** The APIs that are known; where two have the same address, the first one counts. */
export type Catalogues = readonly Catalogue[];

/** Names of the folders whose requests stand elsewhere too: a whole run leaves them out, and nobody compares them. */
export function foldersApart(catalogues: readonly Pick<Catalogue, 'start' | 'jobs'>[]): ReadonlySet<string> {
  return new Set(
    catalogues.flatMap(({ start, jobs = [] }) => [...(start ? [start] : []), ...jobs].map(({ name }) => name)),
  );
}

/** Names of the folders of first steps. */
export function startFolders(catalogues: readonly Pick<Catalogue, 'start'>[]): ReadonlySet<string> {
  return new Set(catalogues.flatMap(({ start }) => start?.name ?? []));
}

/** What people read in the collection beside its requests. */
export interface Texts {
  /** Markdown that stands in front of the collection; `{{version}}` is the version of this project. */
  readonly quickStart: string;
}

/** The operation with an official id such as `Groups_GetGroups`; undefined when there is none. */
export function findOperation(catalogue: Pick<Catalogue, 'operations'>, id: string): Operation | undefined {
  return byId(catalogue).get(id);
}

/** The operation that a person means: by id, by the name of its request in any case, or by method and path. */
export function operationNamed(catalogue: Pick<Catalogue, 'operations'>, name: string): Operation | undefined {
  const wanted = name.trim().replace(/\s+/g, ' ').toLowerCase();
  return (
    findOperation(catalogue, name) ??
    catalogue.operations.find(
      ({ id, title, method, path }) =>
        id.toLowerCase() === wanted || title.toLowerCase() === wanted || `${method} ${path}`.toLowerCase() === wanted,
    )
  );
}

/**
 * The operation that another part of the catalogue names.
 * @throws Error for an id that no operation has: a mistake in the catalogue
 */
export function operationOf(catalogue: Pick<Catalogue, 'operations'>, id: string): Operation {
  const operation = findOperation(catalogue, id);
  if (operation === undefined) throw new Error(`The catalogue names the operation ${id}, and has none of that id.`);
  return operation;
}

/** The resource whose id a variable carries, or stands for; undefined for a variable that carries no id of a resource. */
export function resourceOf(catalogue: Pick<Catalogue, 'resources'>, variable: string): Resource | undefined {
  return catalogue.resources.find((resource) => resource.variable === variable);
}

/** The resources that an operation creates. */
export function createdBy(catalogue: Pick<Catalogue, 'resources'>, { id }: Pick<Operation, 'id'>): readonly Resource[] {
  return catalogue.resources.filter((resource) => resource.create?.some(({ operation }) => operation === id));
}

const INDEXES = new WeakMap<readonly Operation[], ReadonlyMap<string, Operation>>();

function byId({ operations }: Pick<Catalogue, 'operations'>): ReadonlyMap<string, Operation> {
  const known = INDEXES.get(operations);
  if (known !== undefined) return known;
  const index = new Map(operations.map((operation) => [operation.id, operation]));
  INDEXES.set(operations, index);
  return index;
}
