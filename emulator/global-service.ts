import { clouds, type Cloud } from '../catalogue/entra/clouds.ts';
import { isLoopbackHost } from '../catalogue/entra/hosts.ts';
import { withoutDoubledSlashes } from '../catalogue/powerbi/canonical-path.ts';
import type { Answer } from './call.ts';
import { cloudOf } from './tenant/cloud.ts';
import type { TenantDefinition } from './tenant/definition.ts';

/** Power BI's directory of clouds. The oldest version is what PowerShell asks; that the newer ones answer alike is inferred. */
const DIRECTORY = /^\/powerbi\/globalservice\/v(201606|202003|202408)\/environments\/discover\/?$/i;

/** What is asked of the directory, as far as it is looked at. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly origin: string;
}

/** A cloud as the directory has it: the members that clients read. */
interface Environment {
  readonly cloudName: string;
  readonly services: readonly {
    readonly name: string;
    readonly endpoint: string;
    readonly resourceId?: string;
    readonly allowedDomains?: readonly string[];
  }[];
  readonly clients: readonly { readonly name: string; readonly appId: string; readonly redirectUri: string }[];
}

/** Names of the clouds in the settings of PowerShell's module. */
const NAMES: Readonly<Record<string, string>> = {
  commercial: 'GlobalCloud',
  gcc: 'USGovCloud',
  'gcc-high': 'USGovDoDL4Cloud',
  dod: 'USGovDoDL5Cloud',
  china: 'ChinaCloud',
};

/** Where people sign in to each cloud's Power BI: the page of the national clouds has them. */
const PORTALS: Readonly<Record<string, string>> = {
  commercial: 'https://app.powerbi.com',
  gcc: 'https://app.powerbigov.us',
  'gcc-high': 'https://app.high.powerbigov.us',
  dod: 'https://app.mil.powerbigov.us',
  china: 'https://app.powerbi.cn',
};

/** Closed since 2021, but older modules stop when it is not listed. */
const GERMANY = environment(
  'GermanyCloud',
  'https://login.microsoftonline.de',
  'https://api.powerbi.de',
  'https://app.powerbi.de',
  'https://analysis.cloudapi.de/powerbi/api',
);

/**
 * Answers Power BI's directory of clouds, which PowerShell reads before it signs in. All clouds are listed, for its module reads each of
 * them whichever it is to use. The tenant's own cloud is where the caller reached it.
 *
 * Asked with `user`, it has that user's cloud alone: here the tenant's, whoever is named. The oldest version gives it without the list.
 *
 * `reported`: names, addresses and resources, from an extension for VS Code that was written from the answer. `inferred`: the whole body,
 * from the types that `powerbi-powershell` reads it into; `powerbi-frontend`, which Bravo for Power BI wants in each cloud, with its
 * address; the answer for a user, from the gateway's module for PowerShell (one cloud) and from Bravo (a list).
 * @returns undefined when the request is another
 */
export function environmentsAnswer(
  { method, path, query, origin }: Asked,
  tenant: TenantDefinition,
): Answer | undefined {
  const version = method === 'POST' ? DIRECTORY.exec(withoutDoubledSlashes(path))?.[1] : undefined;
  if (version === undefined) return undefined;
  const own = cloudOf(tenant).file;
  const here = isLoopbackHost(new URL(origin).hostname);
  const listed = clouds
    .filter(({ file }) => file === own || !query.has('user'))
    .map((cloud) => environmentOf(cloud, cloud.file === own && here ? origin : undefined));
  if (!query.has('user')) return { status: 200, body: { environments: [...listed, GERMANY] } };
  return { status: 200, body: version === '201606' ? listed[0] : { environments: listed } };
}

/** @param origin in place of the cloud's own hosts */
function environmentOf(cloud: Cloud, origin: string | undefined): Environment {
  // GCC is listed with the older name of the commercial login host.
  const login = cloud.file === 'gcc' ? 'https://login.windows.net' : cloud.loginUrl;
  const { file, apiUrl, resource } = cloud;
  return environment(NAMES[file] ?? file, origin ?? login, origin ?? apiUrl, PORTALS[file] ?? '', resource);
}

function environment(cloudName: string, login: string, api: string, portal: string, resource: string): Environment {
  return {
    cloudName,
    services: [
      { name: 'aad', endpoint: `${login}/common` },
      {
        name: 'powerbi-backend',
        endpoint: api,
        resourceId: resource,
        allowedDomains: [`*.${new URL(resource).hostname}`],
      },
      { name: 'powerbi-frontend', endpoint: portal },
    ],
    // The public client of Power BI's own tools.
    clients: [
      {
        name: 'powerbi-gateway',
        appId: 'ea0616ba-638b-4df5-95b9-636659ae5121',
        redirectUri: 'urn:ietf:wg:oauth:2.0:oob',
      },
    ],
  };
}
