import { clouds, type Cloud } from '../catalogue/entra/clouds.ts';
import { isLoopbackHost } from '../catalogue/entra/hosts.ts';
import type { Answer } from './call.ts';
import { cloudOf } from './tenant/cloud.ts';
import type { TenantDefinition } from './tenant/definition.ts';

/** Power BI's directory of clouds. The older version is what PowerShell asks; that the newer one answers alike is inferred. */
const DIRECTORY = /^\/powerbi\/globalservice\/v(?:201606|202003)\/environments\/discover\/?$/i;

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

/** Closed since 2021, but older modules stop when it is not listed. */
const GERMANY = environment(
  'GermanyCloud',
  'https://login.microsoftonline.de',
  'https://api.powerbi.de',
  'https://analysis.cloudapi.de/powerbi/api',
);

/**
 * Answers Power BI's directory of clouds, which PowerShell reads before it signs in. All clouds are listed, for its module reads each of
 * them whichever it is to use. The tenant's own cloud is where the caller reached it.
 *
 * `reported`: names, addresses and resources, from an extension for VS Code that was written from the answer. `inferred`: the whole body,
 * from the types that `powerbi-powershell` reads it into.
 * @returns undefined when the request is another
 */
export function environmentsAnswer(
  method: string,
  path: string,
  origin: string,
  tenant: TenantDefinition,
): Answer | undefined {
  if (method !== 'POST' || !DIRECTORY.test(path)) return undefined;
  const own = cloudOf(tenant).file;
  const here = isLoopbackHost(new URL(origin).hostname);
  const listed = clouds.map((cloud) => environmentOf(cloud, cloud.file === own && here ? origin : undefined));
  return { status: 200, body: { environments: [...listed, GERMANY] } };
}

/** @param origin in place of the cloud's own hosts */
function environmentOf(cloud: Cloud, origin: string | undefined): Environment {
  // GCC is listed with the older name of the commercial login host.
  const login = cloud.file === 'gcc' ? 'https://login.windows.net' : cloud.loginUrl;
  return environment(NAMES[cloud.file] ?? cloud.file, origin ?? login, origin ?? cloud.apiUrl, cloud.resource);
}

function environment(cloudName: string, login: string, api: string, resource: string): Environment {
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
