import type { Evidence } from '../../diagnosis/evidence.ts';

/** A change that an answer may suffer, and the evidence after it. */
export type Change = readonly [string, Evidence];

/** Everything that proxies, versions, clusters and people do to an answer; each also with 401 and 403 swapped. */
export function changes(evidence: Evidence): Change[] {
  const once: Change[] = [
    [
      'header names in capitals',
      {
        ...evidence,
        headers: Object.fromEntries(
          Object.entries(evidence.headers).map(([name, value]) => [name.toUpperCase(), value]),
        ),
      },
    ],
    ['no body', { ...evidence, body: '' }],
    ...bodies(evidence.body).map(([name, body]): Change => [name, { ...evidence, body }]),
  ];
  const swapped = evidence.status === 401 ? 403 : 401;
  if (evidence.status !== 401 && evidence.status !== 403) return once;
  return [...once, ['as it is', evidence] as const].flatMap(([name, changed]): Change[] => [
    [name, changed],
    [`${name}, swapped`, { ...changed, status: swapped }],
  ]);
}

function bodies(body: string): [string, string][] {
  const cut = Array.from({ length: body.length }, (_, length): [string, string] => [
    `cut at ${length}`,
    body.slice(0, length),
  ]);
  const json = parse(body);
  if (json === undefined) return cut;
  return [
    ...cut,
    ['extra fields', JSON.stringify(extended(json))],
    ['indented', JSON.stringify(json, null, 2)],
    ...envelopes(json),
  ];
}

/** The same code and message, wrapped otherwise. */
function envelopes(json: Readonly<Record<string, unknown>>): [string, string][] {
  const { error, error_description: description } = json;
  if (typeof description === 'string')
    return [
      ['description alone', JSON.stringify({ error_description: description })],
      ['plain text', description],
      ['one line', JSON.stringify({ ...json, error_description: description.replace(/\r\n/g, ' ') })],
    ];
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  const said = code ?? json['Message'] ?? json['message'];
  if (said === undefined) return [];
  const text = message ?? said;
  return Object.entries({
    odata: { error: { code: said, 'pbi.error': { code: said, parameters: {}, details: [], exceptionCulprit: 1 } } },
    error: { error: { code: said, message: text } },
    fabric: { requestId: 'x', errorCode: said, message: text, isRetriable: false },
    Message: { Message: text },
    message: { message: text },
    oauth: { error: said },
  }).map(([name, changed]) => [`as ${name}`, JSON.stringify(changed)]);
}

/** Fields that nobody knows, at the top and within. */
function extended(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(extended);
  if (value === null || typeof value !== 'object') return value;
  return {
    '@odata.extra': 1,
    ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, extended(inner)])),
    traceparent: '00-1',
    more: { code: 'Other', message: 'words' },
  };
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
