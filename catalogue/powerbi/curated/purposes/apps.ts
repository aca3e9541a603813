/** Apps that were installed for a user: packaged content, not app registrations. */
export const apps = {
  Apps_GetApps:
    'Lists the Power BI apps that the signed-in user has installed; these are packaged content, not app registrations.',
  Apps_GetApp: 'Shows one installed Power BI app, with its publisher and the time of its last update.',
  Apps_GetReports: 'Lists the reports of an installed app; other requests about its reports need an id from here.',
  Apps_GetReport: 'Shows one report of an installed app, with the addresses for opening and embedding it.',
  Apps_GetDashboards: 'Lists the dashboards of an installed app; the requests for their tiles need an id from here.',
  Apps_GetDashboard: 'Shows one dashboard of an installed app, for example to get its current name.',
  Apps_GetTiles: 'Lists the tiles of a dashboard in an installed app, for example to embed some of them.',
  Apps_GetTile: 'Shows one tile of a dashboard in an installed app, with the address for embedding it.',
} as const;
