import { cloudOfResource, resourceOf, rightScope } from '../../clouds.ts';
import { aadstsAnswer } from '../../example-parts.ts';
import { pages } from '../../names.ts';
import type { View } from '../../view.ts';
import { entraRule, loginOf, value } from './aadsts.ts';

/** A misspelt resource, another cloud's, or a tenant where nobody uses Power BI. */
export const resourceUnknown = entraRule({
  code: 'ENTRA_RESOURCE_UNKNOWN',
  title: 'The tenant has no such resource',
  certainty: 'documented',
  docs: pages.clouds,
  numbers: [500011],
  example: aadstsAnswer(500011, { settings: { scope: 'https://analysis.usgovcloudapi.net/powerbi/api/.default' } }),
  meaning: (view) => suspicion(view) ?? 'the resource in the scope is not in this tenant',
  fix: (view) => [
    `Compare scope letter by letter with ${rightScope(view.host, { ...view.evidence.settings, scope: '' })}: no slash more, no space.`,
    'If the tenant is in GCC, GCC High, DoD or China, take that cloud\'s login host, scope and API host together: choose its environment.',
    'If all that is right, nobody in the tenant has used Power BI yet: have a user sign in to Power BI once.',
  ],
});

/** What the settings show; undefined when they show nothing. */
function suspicion(view: View): string | undefined {
  const { scope } = view.evidence.settings;
  if (!scope) return undefined;
  const cloud = cloudOfResource(resourceOf(scope));
  if (!cloud) return `${value(scope, '')} is not the scope of Power BI in any cloud`;
  const login = loginOf(view);
  return /^login\./.test(login) && !cloud.logins.includes(login) ? `the scope is the ${cloud.name} cloud's, the login host is ${login}` : undefined;
}
