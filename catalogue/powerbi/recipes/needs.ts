import type { Recipe } from '../../model/recipe.ts';
import { operationsOfRecipe } from '../access/of-recipe.ts';
import { rightsOf, type Right } from '../access/rights.ts';
import { includesRole, leastRole, type WorkspaceRole } from '../access/role.ts';
import { settingsFor, tenantSettings } from '../access/settings.ts';

const RIGHTS: Readonly<Record<Right, string>> = {
  build: 'Build on the semantic model',
  'model-owner': 'the semantic model is owned by the app',
  'data-source-owner': 'the data source is owned by the app',
  'gateway-admin': 'Admin of the gateway',
  'pipeline-admin': 'Admin of the deployment pipeline',
  'capacity-assign': 'permission to assign workspaces to the capacity',
  'capacity-admin': 'Admin of the capacity',
  'on-capacity': 'a workspace on a capacity',
  'dataflow-storage': 'a dataflow storage account that is enabled',
};

/** What an app needs for a recipe, in a line for its folder: the least role, rights and tenant settings. */
export function needsOf(recipe: Recipe): string {
  const { granted, own } = operationsOfRecipe(recipe);
  const roles = granted.flatMap((operation) => leastRole(operation)?.role ?? []);
  const role = roles.reduce<WorkspaceRole | undefined>(
    (highest, each) => (highest !== undefined && includesRole(highest, each) ? highest : each),
    undefined,
  );
  const rights = [
    ...new Set(granted.flatMap(rightsOf).map(({ right, when }) => RIGHTS[right] + (when ? ` (${when})` : ''))),
  ];
  const settings = [
    ...new Set([...granted, ...own].flatMap(settingsFor).map(({ setting }) => tenantSettings[setting].title)),
  ];
  const needed = [...(role === undefined ? [] : [`the role ${role} in the workspace`]), ...rights];
  return [
    needed.length > 0 ? `${sentences(needed)}.` : 'No role or right has to be given.',
    own.length > 0 ? 'The app is Admin of the workspace or pipeline that it creates.' : '',
    `Tenant settings: ${settings.map((title) => `*${title}*`).join('. ')}.`,
    `How to get that: \`plan-access --recipe ${recipe.id}\`.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function sentences(parts: readonly string[]): string {
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('. ');
}
