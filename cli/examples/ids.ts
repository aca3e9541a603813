import { operationOf, resourceOf, type Catalogue } from '../../catalogue/model/catalogue.ts';
import { FROM_LOCATION, type Resource } from '../../catalogue/model/resource.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import { buildRequest } from '../../generator/item.ts';
import { variablesOf } from '../../generator/request-variables.ts';
import { fillIn } from './fill-in.ts';
import { pick } from '../../catalogue/model/pick.ts';
import type { Call, CallerKind, Received, Tenant } from './tenant.ts';

/** Values by the names of variables. */
export type Values = Readonly<Record<string, string>>;

/** Where the id of what a request is about comes from: what is there, or what is made for it, as a run of the collection would. */
export type Origin = 'there' | 'made';

/** Finds ids in a tenant, as the scripts of the collection find them. */
export class Ids {
  readonly #tenant: Tenant;
  readonly #catalogue: Catalogue;
  readonly #as: CallerKind;
  /** What is known from the start. */
  readonly #given: Values;
  /** What a list showed, by its path: it shows the same each time. */
  readonly #seen = new Map<string, string>();

  constructor(tenant: Tenant, catalogue: Catalogue, as: CallerKind, given: Values) {
    this.#tenant = tenant;
    this.#catalogue = catalogue;
    this.#as = as;
    this.#given = given;
  }

  /** The values of all variables of an operation. */
  async of(operation: Operation, origin: Origin): Promise<Record<string, string>> {
    const found: Record<string, string> = { ...this.#given };
    const variables = variablesOf(this.#catalogue, operation);
    const subject = variables.findLast((variable) => this.#resource(variable)?.create !== undefined);
    if (origin === 'made' && subject !== undefined) await this.#make(subject, found);
    for (const variable of variables) await this.#find(variable, found);
    return found;
  }

  async #find(variable: string, found: Record<string, string>): Promise<void> {
    if (found[variable] !== undefined) return;
    const name = this.#catalogue.aliases[variable] ?? variable;
    const resource = this.#resource(variable);
    const shown = resource?.list ?? resource?.seenIn;
    if (name !== variable && found[name] !== undefined) found[variable] = found[name];
    else if (shown) await this.#look(variable, resource!, shown, found);
    else if (resource?.create) await this.#make(variable, found);
  }

  async #look(
    variable: string,
    { parents }: Resource,
    { operation, pick: path }: NonNullable<Resource['list']>,
    found: Record<string, string>,
  ): Promise<void> {
    for (const parent of parents) await this.#find(parent, found);
    const call = this.#callTo(operationOf(this.#catalogue, operation), found);
    const place = `${call.path} ${path}`;
    const id = this.#seen.get(place) ?? idIn(await this.#tenant.send(call, this.#as), path);
    if (id === undefined) return;
    found[variable] = id;
    this.#seen.set(place, id);
  }

  /** Creates one, and takes over what it belongs to. */
  async #make(variable: string, found: Record<string, string>): Promise<void> {
    const resource = this.#resource(variable);
    const creation = resource?.create?.[0];
    if (!resource || !creation) return;
    const creator = operationOf(this.#catalogue, creation.operation);
    const own = await this.of(creator, 'there');
    const answer = await this.#tenant.send(this.#callTo(creator, own), this.#as);
    const id = creation.id === FROM_LOCATION ? answer.headers['location']?.split('/').pop() : idIn(answer, creation.id);
    if (id === undefined) return;
    for (const parent of resource.parents) if (own[parent] !== undefined) found[parent] = own[parent];
    found[variable] = id;
  }

  #resource(variable: string): Resource | undefined {
    return resourceOf(this.#catalogue, this.#catalogue.aliases[variable] ?? variable);
  }

  #callTo(operation: Operation, values: Values): Call {
    return fillIn(buildRequest(this.#catalogue, operation), values);
  }
}

/** The id at a path into the answer; undefined where there is none. */
function idIn({ body }: Received, path: string): string | undefined {
  try {
    const id = pick(JSON.parse(body.toString('utf8')), path);
    return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
  } catch {
    return undefined; // not JSON
  }
}
