/** Dashboards and their tiles. */
export const dashboards = {
  Dashboards_GetDashboardsInGroup:
    'Lists the dashboards of a workspace with their embed addresses; the ids for tiles and embedding come from here.',
  Dashboards_GetDashboardInGroup:
    'Shows one dashboard of a workspace, for example to get its current name or the address for embedding.',
  Dashboards_AddDashboardInGroup:
    'Creates an empty dashboard in a workspace; fill it with copies of existing tiles by Clone Tile In Group.',
  Dashboards_DeleteDashboardInGroup:
    'Deletes a dashboard with its tiles from a workspace; the reports that the tiles come from stay.',
  Dashboards_GetTilesInGroup:
    'Lists the tiles of a dashboard with the reports and semantic models behind them; titles changed only in the report are missing.',
  Dashboards_GetTileInGroup:
    'Shows one tile of a dashboard, for example to get the address under which it is embedded.',
  Dashboards_CloneTileInGroup:
    'Copies a tile to the same or another dashboard; in another workspace the copy breaks unless you name its report and model.',
} as const;
