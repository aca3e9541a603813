import type { CloudVariable } from './sign-in.ts';

/** One of Microsoft's clouds, as Power BI stands in it. */
export interface Cloud {
  /** File name, `--env` name and `--cloud` name. */
  readonly file: string;
  readonly name: string;
  /** Hosts that sign in to it; the first is the one to use. */
  readonly logins: readonly string[];
  readonly loginUrl: string;
  readonly api: string;
  readonly apiUrl: string;
  /** What the token is for. */
  readonly resource: string;
  /** The resource and `/.default`. */
  readonly scope: string;
  /** Where the Fabric API is; empty where no documentation says. */
  readonly fabricUrl: string;
  /** What another identity provider's token must be for, to be traded in at this cloud's Entra. */
  readonly federationAudience: string;
}

const PUBLIC_LOGIN = ['login.microsoftonline.com', 'login.windows.net'];
const US_LOGIN = ['login.microsoftonline.us'];
const CHINA_LOGIN = ['login.chinacloudapi.cn', 'login.partner.microsoftonline.cn'];
const FEDERATION = 'api://AzureADTokenExchange';

/**
 * The clouds of Power BI. GCC signs in at the commercial Entra: that is no mistake.
 * @see https://learn.microsoft.com/power-bi/developer/embedded/embed-sample-for-customers-national-clouds
 */
export const clouds: readonly Cloud[] = [
  cloudAt(
    'commercial',
    'Commercial',
    PUBLIC_LOGIN,
    'api.powerbi.com',
    'analysis.windows.net',
    FEDERATION,
    'https://api.fabric.microsoft.com',
  ),
  cloudAt('gcc', 'GCC', PUBLIC_LOGIN, 'api.powerbigov.us', 'analysis.usgovcloudapi.net', FEDERATION),
  cloudAt(
    'gcc-high',
    'GCC High',
    US_LOGIN,
    'api.high.powerbigov.us',
    'high.analysis.usgovcloudapi.net',
    `${FEDERATION}USGov`,
  ),
  cloudAt('dod', 'DoD', US_LOGIN, 'api.mil.powerbigov.us', 'mil.analysis.usgovcloudapi.net', `${FEDERATION}USGov`),
  cloudAt('china', 'China', CHINA_LOGIN, 'api.powerbi.cn', 'analysis.chinacloudapi.cn', `${FEDERATION}China`),
];

function cloudAt(
  file: string,
  name: string,
  logins: readonly string[],
  api: string,
  resourceHost: string,
  federationAudience: string,
  fabricUrl = '',
): Cloud {
  const resource = `https://${resourceHost}/powerbi/api`;
  return {
    file,
    name,
    logins,
    loginUrl: `https://${logins[0]!}`,
    api,
    apiUrl: `https://${api}`,
    resource,
    scope: `${resource}/.default`,
    fabricUrl,
    federationAudience,
  };
}

/** What an environment holds of a cloud. */
export function cloudValues({ loginUrl, apiUrl, fabricUrl, scope }: Cloud): Record<CloudVariable, string> {
  return { loginUrl, apiUrl, fabricUrl, scope };
}

/** The cloud with this file name; undefined when there is none. */
export function cloudNamed(file: string): Cloud | undefined {
  return clouds.find((one) => one.file === file);
}
