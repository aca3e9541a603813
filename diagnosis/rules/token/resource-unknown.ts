import { cloudOfResource, resourceOf, rightScope } from '../../clouds.ts';
import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import { entraRule, loginOf, textOfEntra, value } from './aadsts.ts';

const FABRIC = 'https://api.fabric.microsoft.com';

/** A misspelt resource, another cloud's, or a tenant where nobody uses Power BI. */
export const resourceUnknown = entraRule({
  code: 'ENTRA_RESOURCE_UNKNOWN',
  title: 'The tenant has no such resource',
  certainty: 'documented',
  docs: pages.clouds,
  numbers: [500011, 50001, 650054],
  example: aadstsAnswer(500011, { settings: { scope: 'https://analysis.usgovcloudapi.net/powerbi/api/.default' } }),
  meaning: (view) =>
    suspicion(view) ?? `the resource ${value(resourceNamed(view), 'in the scope')} is not in this tenant`,
  fix: (view) => [
    `Compare ${view.service === 'azure' ? 'resource' : 'scope'} letter by letter with ${wanted(view)}: no extra slash, no space.`,
    "If the tenant is in GCC, GCC High, DoD or China, take that cloud's login host, scope and API host together: choose its environment.",
    'If all that is right, nobody in the tenant has used Power BI yet: have a user sign in to Power BI once.',
  ],
});

/** A managed identity asks for a resource, an app for a scope. */
function wanted(view: View): string {
  const scope = rightScope(view.host, { ...view.evidence.settings, scope: '' });
  return view.service === 'azure' ? resourceOf(scope) : scope;
}

/** The resource that was asked for, as the settings or the answer name it; empty when neither does. */
function resourceNamed(view: View): string {
  return (
    resourceOf(view.evidence.settings.scope ?? '') ||
    (/(?:principal|application) named '?([^\s']{1,300})/i.exec(textOfEntra(view))?.[1] ?? '')
  );
}

/** What the resource shows; undefined when it shows nothing. */
function suspicion(view: View): string | undefined {
  const resource = resourceNamed(view);
  if (!resource || resource === FABRIC) return undefined;
  const cloud = cloudOfResource(resource);
  if (!cloud) return `${value(resource, '')} is not the scope of Power BI in any cloud`;
  const login = loginOf(view);
  return /^login\./.test(login) && !cloud.logins.includes(login)
    ? `the scope is the ${cloud.name} cloud's, the login host is ${login}`
    : undefined;
}
