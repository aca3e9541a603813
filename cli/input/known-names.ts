import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { cloudVariables, permissionVariables, signInVariables } from '../../catalogue/entra/sign-in.ts';
import { idVariables } from '../../generator/request-variables.ts';
import { isSwitchedOff, valueOf, type Collection, type Environment } from '../../runner/index.ts';

/** Every variable that something of ours reads: of the sign-in, of the cloud, the permissions, and the ids of the catalogue. */
export const ourNames: readonly string[] = [
  ...new Set([
    ...signInVariables,
    ...cloudVariables,
    ...permissionVariables,
    ...idVariables(powerBi),
    ...Object.keys(powerBi.aliases),
    ...powerBi.variables.map(({ name }) => name),
    'activityDate',
  ]),
];

/** Scripts that take all of a row, whatever is in it. */
const TAKES_ALL = /iterationData\.toObject\(|Object\.(?:keys|entries|values)\(\s*(?:pm\.iterationData|data)\b/;

const OURS_ALONE: ReadonlySet<string> = new Set(ourNames);

/** What is read, ours and a collection's. */
interface Read {
  readonly exact: ReadonlySet<string>;
  readonly bySpelling: ReadonlyMap<string, string>;
  /** A script takes whatever there is. */
  readonly all: boolean;
}

/** The names of variables that somebody reads: something of ours, or a collection. */
export class KnownNames {
  readonly list: readonly string[] = ourNames;
  readonly #collection: Collection | undefined;
  #read: Read | undefined;

  /** @param collection what it reads counts as well: `{{name}}` wherever it stands, and in scripts `pm.….get('name')` */
  constructor(collection?: Collection) {
    this.#collection = collection;
  }

  /** Whether somebody reads a variable of this very name. */
  has(name: string): boolean {
    return OURS_ALONE.has(name) || this.#names.all || this.#names.exact.has(name);
  }

  /** The known name that a name is but for case, `_`, `-` and blanks; undefined when it is one itself, or like none. */
  meant(name: string): string | undefined {
    return this.has(name) ? undefined : this.#names.bySpelling.get(spelling(name));
  }

  /** A collection is large, and most names are ours: it is looked through for the first that is not. */
  get #names(): Read {
    return (this.#read ??= namesIn(this.#collection));
  }
}

function namesIn(collection: Collection | undefined): Read {
  const text = collection === undefined ? '' : JSON.stringify(collection);
  const references = text.matchAll(/\{\{\s*([^{}]+?)\s*\}\}/g);
  const reads = text.matchAll(/\bpm\.\w+\.(?:get|has)\(\s*\\?["'`]([^"'`\\]+)\\?["'`]/g);
  const exact = new Set([...[...references, ...reads].map(([, name]) => name!), ...ourNames]);
  return { exact, bySpelling: new Map([...exact].map((name) => [spelling(name), name])), all: TAKES_ALL.test(text) };
}

function spelling(name: string): string {
  return name.toLowerCase().replace(/[_\-\s]/g, '');
}

const ours = new KnownNames();

/** Values of an environment that nothing reads although somebody filled them in, each with what to say of it. The values themselves are not shown. */
export function unreadValues(environment: Environment, names: KnownNames = ours): string[] {
  const misnamed = environment.values.flatMap(({ key, value }) => {
    const meant = value.trim() === '' ? undefined : names.meant(key);
    return meant !== undefined && valueOf(environment, meant).trim() === ''
      ? [`${key} is not used; the name must be ${meant}`]
      : [];
  });
  return [
    ...misnamed,
    ...ourNames.filter((name) => !PERMISSIONS.includes(name) && isSwitchedOff(environment, name)).map(switchedOff),
  ];
}

/** On the command line only flags allow anything. */
const PERMISSIONS: readonly string[] = permissionVariables;

/** Why a variable is empty although the file seems to fill it in; undefined when it does not. */
export function whyUnread(environment: Environment, name: string): string | undefined {
  const misnamed = environment.values.find(({ key, value }) => value.trim() !== '' && ours.meant(key) === name);
  if (misnamed) return `${misnamed.key} is not used; the name must be ${name}`;
  return isSwitchedOff(environment, name) ? switchedOff(name) : undefined;
}

function switchedOff(name: string): string {
  return `${name} is present but disabled`;
}
