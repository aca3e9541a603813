/** A refusal to be dressed as a client prints it. */
export interface Bare {
  readonly status: number;
  readonly reason: string;
  readonly method: string;
  readonly url: string;
  /** Names as they were sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

type Dress = (bare: Bare) => string;

const block = ({ status, reason, headers, body }: Bare): string =>
  [`HTTP/1.1 ${status} ${reason}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n');
const asDictionary = (headers: Bare['headers']): string =>
  `{${headers.map(([name, value]) => `'${name}': '${value}'`).join(', ')}}`;

/** Every dress shows status, address, headers and body. */
export const dresses: Readonly<Record<string, Dress>> = {
  'curl -v': (bare) =>
    [
      `> ${bare.method} ${new URL(bare.url).pathname} HTTP/1.1`,
      `> Host: ${new URL(bare.url).host}`,
      '> Authorization: [redacted]',
      '> ',
      ...block({ ...bare, body: '' })
        .trimEnd()
        .split('\n')
        .map((line) => `< ${line}`),
      '< ',
      bare.body,
    ].join('\n'),
  '.http file': (bare) => `${bare.method} ${bare.url}\n\n${block(bare)}`,
  'a command and curl -i, quoted in a forum': (bare) =>
    `$ curl -i -X ${bare.method} '${bare.url}'\n${block(bare)}`
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
  Python: ({ status, reason, url, method, headers, body }) =>
    `requests.exceptions.HTTPError: ${status} Client Error: ${reason} for url: ${url}\nmethod: ${method}\nHeaders: ${asDictionary(headers)}\n${body}`,
  'Python, body as bytes': ({ status, reason, url, method, headers, body }) =>
    `${method} ${url} -> ${status} ${reason}\n${asDictionary(headers)}\nb'${body.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  PowerShell: ({ status, reason, url, method, headers, body }) =>
    [
      `Invoke-RestMethod : The remote server returned an error: (${status}) ${reason}.`,
      `+ Invoke-RestMethod -Uri "${url}" -Method ${method}`,
      ...headers.map(([name, value]) => `${name.padEnd(30)} {${value}}`),
      body,
    ].join('\r\n'),
  'C#': ({ status, reason, url, method, headers, body }) =>
    [
      `${method} ${url}`,
      `StatusCode: ${status}, ReasonPhrase: '${reason}', Version: 1.1, Headers:`,
      '{',
      ...headers.map(([name, value]) => `  ${name}: ${value}`),
      '}',
      body,
    ].join('\n'),
  'a line of a log': ({ status, url, method, headers, body }) =>
    JSON.stringify({
      time: '2026-08-19T10:00:00Z',
      level: 'error',
      status,
      method,
      url,
      headers: Object.fromEntries(headers),
      body,
    }),
  'GitHub Actions': (bare) =>
    `${bare.method} ${bare.url}\n${block(bare)}`
      .split('\n')
      .map((line) => `2026-08-19T10:00:00.1234567Z ${line}`)
      .join('\n'),
  Terraform: ({ status, reason, url, method, headers, body }) =>
    [
      '╷',
      `│ Error: ${method} ${url}: ${status} ${reason}`,
      ...headers.map(([name, value]) => `│   ${name}: ${value}`),
      `│ ${body}`,
      '╵',
    ].join('\n'),
  'entities of a web page': ({ status, reason, url, method, headers, body }) =>
    `${method} ${url}: ${status} ${reason}\n${headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n${body.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}`,
  'JSON in a string': ({ status, reason, url, method, headers, body }) =>
    `error: ${method} ${url} returned ${status} ${reason}; ${headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\nbody: ${JSON.stringify(body)}`,
  'a HAR file': ({ status, url, method, headers, body }) =>
    JSON.stringify({
      log: {
        entries: [
          {
            request: { method, url, headers: [] },
            response: { status, headers: headers.map(([name, value]) => ({ name, value })), content: { text: body } },
          },
        ],
      },
    }),
  'Newman as JSON': ({ status, url, method, headers, body }) =>
    JSON.stringify({
      run: {
        executions: [
          {
            request: {
              method,
              url: {
                protocol: 'https',
                host: new URL(url).host.split('.'),
                path: new URL(url).pathname.slice(1).split('/'),
              },
              header: [],
            },
            response: {
              code: status,
              header: headers.map(([key, value]) => ({ key, value })),
              stream: { type: 'Buffer', data: [...Buffer.from(body)] },
            },
          },
        ],
      },
    }),
  'an example of Postman': ({ status, url, method, headers, body }) =>
    JSON.stringify({
      originalRequest: { method, url: { raw: url } },
      code: status,
      header: headers.map(([key, value]) => ({ key, value })),
      body,
    }),
};
