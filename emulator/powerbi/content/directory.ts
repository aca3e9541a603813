import { isGuid } from '../../../catalogue/model/guid.ts';
import { idOf } from './ids.ts';

/** Somebody in the directory. */
export interface Principal {
  /** Object id in the directory. */
  readonly graphId: string;
  readonly displayName: string;
  readonly principalType: 'User' | 'Group' | 'App';
  readonly emailAddress?: string;
}

/** Whether a text can name a principal: an object id or an address. */
export function canIdentify(text: string): boolean {
  return isGuid(text) || /^[^@\s]+@[^@\s]+$/.test(text);
}

/** The people, groups and apps that the tenant knows, by object id or address. */
export class Directory {
  readonly #known: Principal[] = [];

  /** Adds a principal, in place of one with the same id. */
  add(principal: Principal): Principal {
    const place = this.#known.findIndex(({ graphId }) => graphId === principal.graphId);
    if (place === -1) this.#known.push(principal);
    else this.#known[place] = principal;
    return principal;
  }

  /** The principal behind an object id or address, if the tenant has one. */
  find(identifier: string): Principal | undefined {
    const wanted = identifier.toLowerCase();
    return this.#known.find(
      ({ graphId, emailAddress }) => graphId === wanted || emailAddress?.toLowerCase() === wanted,
    );
  }

  /** The principal behind an object id or address. Somebody unknown becomes a stranger with an id derived from the address. */
  resolve(identifier: string, principalType: Principal['principalType'] = 'User'): Principal {
    const known = this.find(identifier);
    if (known) return known;
    const wanted = identifier.toLowerCase();
    const graphId = isGuid(identifier) ? wanted : idOf(`principal/${wanted}`);
    return {
      graphId,
      displayName: identifier,
      principalType,
      ...(identifier.includes('@') ? { emailAddress: identifier } : {}),
    };
  }
}
