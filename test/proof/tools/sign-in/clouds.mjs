/** Hosts and audiences of each cloud, typed by hand from Microsoft's pages: the project's own list of them is what is to be proved. */
export const CLOUDS = {
  commercial: {
    login: 'login.microsoftonline.com',
    api: 'api.powerbi.com',
    resource: 'https://analysis.windows.net/powerbi/api',
    federation: 'api://AzureADTokenExchange',
  },
  gcc: {
    login: 'login.microsoftonline.com',
    api: 'api.powerbigov.us',
    resource: 'https://analysis.usgovcloudapi.net/powerbi/api',
    federation: 'api://AzureADTokenExchange',
  },
  'gcc-high': {
    login: 'login.microsoftonline.us',
    api: 'api.high.powerbigov.us',
    resource: 'https://high.analysis.usgovcloudapi.net/powerbi/api',
    federation: 'api://AzureADTokenExchangeUSGov',
  },
  dod: {
    login: 'login.microsoftonline.us',
    api: 'api.mil.powerbigov.us',
    resource: 'https://mil.analysis.usgovcloudapi.net/powerbi/api',
    federation: 'api://AzureADTokenExchangeUSGov',
  },
  china: {
    login: 'login.chinacloudapi.cn',
    api: 'api.powerbi.cn',
    resource: 'https://analysis.chinacloudapi.cn/powerbi/api',
    federation: 'api://AzureADTokenExchangeChina',
  },
};

/** Every host that a test certificate has to be good for. */
export const HOSTS = [...new Set(Object.values(CLOUDS).flatMap(({ login, api }) => [login, api]))];
