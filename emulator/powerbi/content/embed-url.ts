import { clusterHostOf } from '../../tenant/cloud.ts';
import type { Content } from './content.ts';

/** What recordings switch on since 2023; which ones a tenant has differs. */
const FEATURES = { usageMetricsVNext: true, disableAngularJSBootstrapReportEmbed: true };

/** What addresses end in, by the host of the tenant's cluster. */
const configs = new Map<string, string>();

/**
 * The address that shows something in a page of one's own. It ends in `config`, as recorded addresses do: in base64 where the tenant's
 * content is, the cluster's name in capitals. It has no secret in it.
 * @param page such as `reportEmbed`
 * @param parameters what is to be shown; a model's addresses have none, so that only `config` tells them
 */
export function embedUrl({ tenant }: Content, page: string, parameters: Readonly<Record<string, string>> = {}): string {
  const host = clusterHostOf(tenant);
  const config = configs.get(host) ?? configOf(host);
  configs.set(host, config);
  const query = [...Object.entries(parameters).map(([name, value]) => `${name}=${value}`), `config=${config}`];
  return `https://app.powerbi.com/${page}?${query.join('&')}`;
}

function configOf(host: string): string {
  const clusterUrl = `https://${host.replace(/^.*?(?=-redirect\.)/, (name) => name.toUpperCase())}`;
  const config = Buffer.from(JSON.stringify({ clusterUrl, embedFeatures: FEATURES })).toString('base64');
  // The service escapes what pads the text, in small letters.
  return config.replace(/=+$/, (padding) => '%3d'.repeat(padding.length));
}
