/** One cloud: where it signs in, where its API is, and for which resource a token is asked. */
export interface Cloud {
  /** File name and `--env` name. */
  readonly file: string;
  readonly name: string;
  readonly loginUrl: string;
  readonly apiUrl: string;
  readonly scope: string;
}

/**
 * The clouds of Power BI. GCC signs in at the commercial Entra.
 * @see https://learn.microsoft.com/power-bi/developer/embedded/embed-sample-for-customers-national-clouds
 */
export const clouds: readonly Cloud[] = [
  cloud('commercial', 'Commercial', 'login.microsoftonline.com', 'api.powerbi.com', 'analysis.windows.net'),
  cloud('gcc', 'GCC', 'login.microsoftonline.com', 'api.powerbigov.us', 'analysis.usgovcloudapi.net'),
  cloud('gcc-high', 'GCC High', 'login.microsoftonline.us', 'api.high.powerbigov.us', 'high.analysis.usgovcloudapi.net'),
  cloud('dod', 'DoD', 'login.microsoftonline.us', 'api.mil.powerbigov.us', 'mil.analysis.usgovcloudapi.net'),
  cloud('china', 'China', 'login.chinacloudapi.cn', 'api.powerbi.cn', 'analysis.chinacloudapi.cn'),
];

function cloud(file: string, name: string, login: string, api: string, resource: string): Cloud {
  return { file, name, loginUrl: `https://${login}`, apiUrl: `https://${api}`, scope: `https://${resource}/powerbi/api/.default` };
}
