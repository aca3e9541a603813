import type { AnswerExample } from '../../examples/example.ts';
import type { Service } from '../../services/service.ts';
import type { View } from '../../view.ts';
import type { When } from '../row.ts';

/** What a client writes names a service by its address, or none. */
export const ANY: readonly Service[] = ['entra', 'powerbi', 'fabric', 'azure', 'other'];

/** A data source that a gateway or a model could not reach tells the same words, and it is not this machine's connection. */
const OF_DATA_SOURCE = /DM_GWPipeline|DM_ErrorDetail|Mashup|DataSource\.Error|ModelRefresh|pbi\.error/;

/** The words of a client that got no answer. */
export function writtenByClient(words: RegExp): Pick<When, 'service' | 'status' | 'words' | 'also'> {
  return { service: ANY, status: [0], words, also: (view) => !OF_DATA_SOURCE.test(view.evidence.body.slice(0, 4000)) };
}

/** {@link writtenByClient} for the page of all rules. */
export function evidenceOf(words: RegExp): string {
  return `no status, and in the text of the client: ${words.source}; not where a gateway or a model passes it on`;
}

/** What a client wrote, as an example. */
export function clientText(body: string, path = ''): AnswerExample {
  return { path, origin: 'text', status: 0, claims: null, body };
}

/** The host that the text or the address names, cut to a length that can be read; empty when neither does. */
export function hostIn({ host, evidence }: View): string {
  // On this machine the port says which program was meant.
  const local = /^https?:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?(?=\/|$)/i.exec(evidence.url)?.[0];
  if (host) return (local ?? host).slice(0, 90);
  const text = evidence.body.slice(0, 4000);
  const patterns = [
    /(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET) ([\w.:-]+)/,
    /could not resolve host:? '?([\w.-]+)/i,
    /host='([\w.-]+)'/,
    /remote name could not be resolved:? '?([\w.-]+)/i,
    /known\.? \(([\w.-]+:\d+)\)/,
    /lookup ([\w.-]+)/,
    /\(([\w.-]+:\d+)\)/,
    /https?:\/\/([\w.-]+)/,
  ];
  return (patterns.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined) ?? '').slice(0, 90);
}
