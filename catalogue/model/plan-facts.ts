import type { OperationFacts } from './facts.ts';
import type { Plan } from './plan.ts';

/** What the diagnosis needs to know of the request with this key. */
export function factsAt({ requests, root, scopes, twins }: Plan, key: string, name: string): OperationFacts | null {
  const row = requests[key];
  if (row === undefined) return null;
  const path = key.slice(key.indexOf(' ') + 1);
  const twinKey = key.replace(' ', ` ${twins?.below}`);
  return {
    id: row.id ?? key,
    title: name,
    path: `${root}/${path}`,
    servicePrincipal: row.app ?? (row.closed ? 'no' : 'yes'),
    ...(row.closed ? { closedReason: row.closed } : {}),
    ...(row.closed && requests[twinKey]
      ? { twin: { title: row.twin ?? name + twins!.ending, path: `${root}/${twins!.below}${path}` } }
      : {}),
    ...(row.ruled ? { noAdminConsentedPermission: true } : {}),
    ...(row.role ? { role: row.role } : {}),
    ...(row.scopes === undefined ? {} : { scopes: scopes[row.scopes]! }),
  };
}
