/**
 * What a token of Microsoft Graph is asked for, by the host that signs in: a resource that every tenant has beside Power BI.
 * @see https://learn.microsoft.com/graph/deployments
 */
export function graphScope(loginUrl: string): string {
  if (/\.us$/i.test(loginUrl)) return 'https://graph.microsoft.us/.default';
  if (/\.cn$/i.test(loginUrl)) return 'https://microsoftgraph.chinacloudapi.cn/.default';
  return 'https://graph.microsoft.com/.default';
}
