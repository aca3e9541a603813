import { includesRole, leastRole, type RoleNeed } from '../../catalogue/powerbi/access/role.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import * as pages from '../pages.ts';
import { enterpriseApplication, type AppIdentity } from './app.ts';
import type { AccessItem } from './item.ts';
import { surest } from './surest.ts';

interface Needing {
  readonly need: RoleNeed;
  readonly operation: string;
}

/** The one role in a workspace that does for all the operations; none where none is needed. */
export function roleItems(operations: readonly Operation[], app: AppIdentity): AccessItem[] {
  const needing = operations.flatMap((operation): Needing[] => {
    const need = leastRole(operation);
    return need === undefined || operation.closedReason !== undefined ? [] : [{ need, operation: operation.id }];
  });
  if (needing.length === 0) return [];
  const role = needing
    .map(({ need }) => need.role)
    .reduce((highest, each) => (includesRole(highest, each) ? highest : each));
  const decisive = needing.filter(({ need }) => need.role === role);
  const { certainty, because } = surest(decisive.map(({ need }) => need));
  const less = needing.length - decisive.length;
  return [
    {
      id: 'role',
      title: `Role ${role} in each workspace that is called`,
      who: 'an Admin of the workspace (a Member may add roles up to its own)',
      steps: [
        `In the workspace, Manage access, Add people or groups: add ${enterpriseApplication(app)}, or a security group that contains it, as ${role}.`,
        ...(role === 'Viewer'
          ? []
          : [
              `${role} is for ${listed(decisive.map(({ operation }) => operation))}${less > 0 ? `; a lower role is enough for the other ${less}` : ''}.`,
            ]),
        'My workspace cannot be shared with an app: use a workspace that people share.',
      ],
      certainty,
      source: because,
      docs: pages.servicePrincipal,
      operations: needing.map(({ operation }) => operation),
    },
  ];
}

const SHOWN = 4;

/** A few names, and how many more there are. */
export function listed(names: readonly string[]): string {
  return names.length <= SHOWN
    ? names.join(', ')
    : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;
}
