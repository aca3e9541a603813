import { describeLimit } from '../../model/limit.ts';
import type { DescribedOperation } from '../../model/types.ts';
import { titleOf } from './titles.ts';

const CALLERS: Readonly<Record<DescribedOperation['servicePrincipal'], string>> = {
  yes: 'users and service principals',
  only: 'service principals only',
  admin: 'a Fabric administrator, or a service principal that the tenant setting for read-only admin APIs allows',
  conditional:
    'users and service principals; not on models with row-level security or single sign-on as service principal',
  no: 'signed-in users only; a service principal is refused',
  undocumented: 'users; the documentation does not mention service principals',
};

/** What the description of a request says of it: who may call it, with which scopes, and how often. */
export function notesOn(operation: DescribedOperation, twin: DescribedOperation | undefined): string[] {
  const { servicePrincipal, closedReason, scopes, limits } = operation;
  return [
    `**Who may call it:** ${CALLERS[servicePrincipal]}.`,
    closedReason === 'my-workspace' && twin
      ? `**As service principal:** use *${titleOf(twin.id)}* (\`${twin.path}\`).`
      : '',
    operation.noAdminConsentedPermission
      ? '**The app must not have admin-consented Power BI permissions:** with one of them this call is refused.'
      : '',
    operation.profile ? 'Open to a service principal profile (header `X-PowerBI-Profile-Id`).' : '',
    scopes.length
      ? `**Scopes of a user's token:** ${scopes.map((requirement) => requirement.anyOf.join(' or ') + (requirement.conditional ? ' (where used)' : '')).join(', and ')}.`
      : '',
    limits.length ? `**Limit:** ${limits.map(describeLimit).join(', ')}.` : '',
  ].filter(Boolean);
}

/** Why an app is refused, in words for a test line; undefined where apps may call, or where nothing is said. */
export function closedTo(operation: DescribedOperation, twin: DescribedOperation | undefined): string | undefined {
  switch (operation.closedReason) {
    case 'my-workspace':
      return `My workspace is closed to apps; use ${titleOf(twin!.id)}`;
    case 'unsupported':
      return 'the documentation says that apps are not supported here';
    case 'admin-write':
      return 'only a signed-in administrator may change this';
    default:
      return undefined;
  }
}
