import { defined } from '../../../catalogue/model/defined.ts';
import { fieldsOf, textOf, type Fields } from '../fields.ts';
import { notFound } from '../refusal.ts';
import type { Directory, Principal } from './directory.ts';

interface Entry {
  readonly principal: Principal;
  /** A service principal profile acts for the principal. */
  readonly profile?: Fields;
  readonly right: string;
}

/** Who may do what with one thing. The name of the right differs from thing to thing, such as `groupUserAccessRight`. */
export class AccessList {
  readonly #directory: Directory;
  readonly #rightName: string;
  readonly #entries = new Map<string, Entry>();

  constructor(directory: Directory, rightName: string) {
    this.#directory = directory;
    this.#rightName = rightName;
  }

  /** Gives a right, or takes it away with `None`. */
  grant(identifier: string, right: string, principalType?: Principal['principalType'], profile?: Fields): void {
    const principal = this.#directory.resolve(identifier, principalType);
    const key = keyOf(principal, profile && textOf(profile, 'id'));
    if (right === 'None') this.#entries.delete(key);
    else this.#entries.set(key, { principal, right, ...defined({ profile }) });
  }

  /** Gives the right that a request's body describes. */
  grantAsSent(body: Fields, fallbackRight = 'Read'): void {
    const profile = fieldsOf(body['profile']);
    const type = textOf(body, 'principalType') as Principal['principalType'] | undefined;
    this.grant(
      identifierOf(body),
      textOf(body, this.#rightName) ?? fallbackRight,
      type,
      textOf(profile, 'id') ? profile : undefined,
    );
  }

  /** Whether whom a request's body describes has a right already. */
  hasAsSent(body: Fields): boolean {
    return this.rightOf(identifierOf(body), textOf(fieldsOf(body['profile']), 'id')) !== undefined;
  }

  /** @throws Refusal 404 when the principal has no right. */
  revoke(identifier: string, profileId?: string): void {
    if (!this.#entries.delete(keyOf(this.#directory.resolve(identifier), profileId))) throw notFound();
  }

  /** The right of a principal, or of a profile that acts for it: a profile has only what it was given itself. */
  rightOf(identifier: string, profileId?: string): string | undefined {
    return this.#entries.get(keyOf(this.#directory.resolve(identifier), profileId))?.right;
  }

  /** As the API lists users. `rights` translates the right and its name when another thing borrows this list. */
  shown(borrowedName = this.#rightName, rights: Readonly<Record<string, string>> = {}): Fields[] {
    return [...this.#entries.values()].map(({ principal, profile, right }) => ({
      ...describe(principal),
      ...defined({ profile }),
      [borrowedName]: rights[right] ?? right,
    }));
  }
}

/** Whom a request's body describes: by an identifier, or by an address alone. */
export function identifierOf(body: Fields): string {
  return textOf(body, 'identifier') ?? textOf(body, 'emailAddress') ?? '';
}

/** A principal as the API shows one. */
export function describe(principal: Principal): Fields {
  const { graphId, displayName, principalType, emailAddress } = principal;
  const shown: Fields = { identifier: emailAddress ?? graphId, graphId, displayName, principalType };
  if (emailAddress) Object.assign(shown, { emailAddress, userType: 'Member' });
  return shown;
}

function keyOf(principal: Principal, profileId?: string): string {
  return profileId ? `${principal.graphId}/${profileId.toLowerCase()}` : principal.graphId;
}
