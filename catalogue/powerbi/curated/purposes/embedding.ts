/** Tokens by which your own web page shows content of Power BI, and the installation of template apps. */
export const embedding = {
  EmbedToken_GenerateToken:
    'Issues one embed token for several reports, semantic models and target workspaces, at most 50 of each; the first choice for embedding.',
  Reports_GenerateTokenInGroup:
    'Issues an embed token to show or edit one report in your own app for people without a Power BI account.',
  Reports_GenerateTokenForCreateInGroup:
    'Issues an embed token by which people in your own app create a new report on a semantic model.',
  Datasets_GenerateTokenInGroup:
    'Issues an embed token for one semantic model, for example to offer Q&A about it in your own app.',
  Dashboards_GenerateTokenInGroup:
    'Issues an embed token to show one dashboard in your own app for people without a Power BI account.',
  Tiles_GenerateTokenInGroup: 'Issues an embed token to show a single tile of a dashboard in your own app.',
  TemplateApps_CreateInstallTicket:
    'Issues a ticket by which a customer installs your template app with your settings; your tenant must own that app.',
} as const;
