import fc from 'fast-check';
import type { PlacedAnswer } from '../../../cli/pasted/given-answer.ts';
import { readHeaders, readHttpAnswers } from '../../../cli/pasted/http-text.ts';
import { plainLines } from '../../../cli/pasted/straighten.ts';

const readHttpText = (text: string): PlacedAnswer | undefined => readHttpAnswers(plainLines(text)).at(-1);

const lines = (...all: string[]): string => all.join('\r\n');

interface Case {
  readonly name: string;
  readonly text: string;
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const cases: Case[] = [
  {
    name: 'HTTP/1.1',
    text: lines('HTTP/1.1 403 Forbidden', 'Content-Type: application/json', '', '{"a":1}'),
    status: 403,
    body: '{"a":1}',
    headers: { 'Content-Type': 'application/json' },
  },
  {
    name: 'HTTP/2, no reason, no body',
    text: lines('HTTP/2 401 ', 'x-powerbi-error-info: GroupNotAccessible', '', ''),
    status: 401,
    body: '',
    headers: { 'x-powerbi-error-info': 'GroupNotAccessible' },
  },
  {
    name: 'HTTP/3',
    text: lines('HTTP/3 429', 'retry-after: 5', '', 'slow down'),
    status: 429,
    body: 'slow down',
    headers: { 'retry-after': '5' },
  },
  {
    name: 'line ends of Unix',
    text: 'HTTP/1.1 404 Not Found\nRequestId: x\n\n{}',
    status: 404,
    body: '{}',
    headers: { RequestId: 'x' },
  },
  { name: 'a status line alone', text: 'HTTP/1.1 403 Forbidden', status: 403, body: '', headers: {} },
  {
    name: 'headers without an end',
    text: lines('HTTP/1.1 403 Forbidden', 'A: b'),
    status: 403,
    body: '',
    headers: { A: 'b' },
  },
  { name: 'a byte order mark', text: `\uFEFF${lines('HTTP/1.1 403 Forbidden', '', 'x')}`, status: 403, body: 'x' },
  {
    name: '100 Continue',
    text: lines('HTTP/1.1 100 Continue', '', 'HTTP/1.1 403 Forbidden', 'A: b', '', 'no'),
    status: 403,
    body: 'no',
    headers: { A: 'b' },
  },
  {
    name: 'a proxy in between',
    text: lines('HTTP/1.1 200 Connection established', '', 'HTTP/2 401', 'a: b', '', ''),
    status: 401,
    body: '',
    headers: { a: 'b' },
  },
  {
    name: 'a redirect without a body',
    text: lines('HTTP/1.1 307 Temporary Redirect', 'Location: https://other', '', 'HTTP/1.1 403 Forbidden', '', 'no'),
    status: 403,
    body: 'no',
  },
  {
    name: 'a redirect whose body has no line end',
    text: lines(
      'HTTP/1.1 302 Found',
      'Location: /x',
      '',
      '<html>moved</html>HTTP/1.1 401 Unauthorized',
      'A: b',
      '',
      'no',
    ),
    status: 401,
    body: 'no',
    headers: { A: 'b' },
  },
  {
    name: 'a retry',
    text: lines('HTTP/2 429', 'retry-after: 1', '', '{"message":"wait"}HTTP/2 403', 'a: b', '', 'no'),
    status: 403,
    body: 'no',
    headers: { a: 'b' },
  },
  {
    name: 'a good answer that carries another one',
    text: lines('HTTP/1.1 200 OK', '', 'see:', 'HTTP/1.1 500 Oops', 'a: b', '', ''),
    status: 200,
    body: 'see:\nHTTP/1.1 500 Oops\na: b\n\n',
  },
  {
    name: 'a body with empty lines',
    text: lines('HTTP/1.1 403 Forbidden', '', 'one', '', 'two'),
    status: 403,
    body: 'one\n\ntwo',
  },
  {
    name: 'a shell prompt before it',
    text: lines('$ curl -i https://api.powerbi.com', 'HTTP/1.1 403 Forbidden', '', 'no'),
    status: 403,
    body: 'no',
  },
  {
    name: 'curl -v alone',
    text: [
      '* Connected to api',
      '> GET /v1.0/myorg/groups HTTP/2',
      '> Host: api.powerbi.com',
      '> ',
      '{ [5 bytes data]',
      '< HTTP/2 403 ',
      '< x-powerbi-error-info: InvalidToken',
      '< ',
      '* Connection left intact',
      '{"a":1}',
    ].join('\n'),
    status: 403,
    body: '{"a":1}',
    headers: { 'x-powerbi-error-info': 'InvalidToken' },
  },
  {
    name: 'curl -i -v, which has the headers twice',
    text: ['> GET / HTTP/2', '> Host: h', '>', '< HTTP/2 401 ', 'HTTP/2 401 ', '< a: b', 'a: b', '< ', '', 'body'].join(
      '\n',
    ),
    status: 401,
    body: 'body',
    headers: { a: 'b' },
  },
];

describe('the output of curl', () => {
  test.each(cases)('$name', ({ text, status, body, headers }) => {
    const answer = readHttpText(text);
    expect(answer).toMatchObject({ status, body });
    if (headers) expect(answer?.headers).toEqual(headers);
  });

  test.each(['', 'hello', '{"error":{}}', 'HTTP', 'HTTP/1.1 OK', '<html></html>'])('no answer: %j', (text) => {
    expect(readHttpText(text)).toBeUndefined();
  });

  test("-v tells the request: the last one, without a proxy's", () => {
    const text = [
      '> CONNECT api.powerbi.com:443 HTTP/1.1',
      '< HTTP/1.1 200 OK',
      '< ',
      '> POST /v1.0/myorg/groups?x=1 HTTP/2',
      '> host: api.powerbi.com',
      '> Authorization: Bearer a.b.c',
      '> ',
      '< HTTP/2 403',
      '< ',
      '',
    ].join('\n');
    expect(readHttpText(text)).toMatchObject({
      status: 403,
      method: 'POST',
      url: 'https://api.powerbi.com/v1.0/myorg/groups?x=1',
      authorization: 'Bearer a.b.c',
    });
  });

  test.each<[string, string[], string | undefined]>([
    ['no header: there was none', [], ''],
    ['hidden: not known', ['> authorization: Bearer [redacted]'], undefined],
  ])('-v and the token; %s', (_name, header, expected) => {
    const text = ['> GET / HTTP/2', '> host: h', ...header, '> ', '< HTTP/2 403', '< '].join('\n');
    expect(readHttpText(text)?.authorization).toBe(expected);
  });

  // prettier-ignore
  test.each<[name: string, text: string, method: string | undefined, url: string | undefined]>([
    ['a .http file', '# about\nGET https://api.powerbi.com/v1.0/myorg/groups\n\nHTTP/1.1 401 Unauthorized\n\n', 'GET', 'https://api.powerbi.com/v1.0/myorg/groups'],
    ['a path alone, with a version and headers', 'POST /v1.0/myorg/groups HTTP/1.1\ncontent-type: x\n\n{"name":"x"}\n\nHTTP/1.1 403 Forbidden\n\n{}', 'POST', '/v1.0/myorg/groups'],
    ['no request', 'HTTP/1.1 403 Forbidden\n\nGET /v1.0/myorg/groups\n', undefined, undefined],
    ['a sentence that begins like one', 'GET the groups\nHTTP/1.1 403 Forbidden\n\n', undefined, undefined],
  ])('the request: %s', (_name, text, method, url) => {
    const answer = readHttpText(text);
    expect([answer?.method, answer?.url]).toEqual([method, url]);
  });

  test('each answer of curl -v has the request before it', () => {
    const text = [
      '> CONNECT api.x:443 HTTP/1.1',
      '< HTTP/1.1 200 OK',
      '<',
      '> GET /one HTTP/2',
      '> Host: api.x',
      '>',
      '< HTTP/2 401',
      '<',
      '{}',
      '> POST /two HTTP/2',
      '> Host: api.x',
      '>',
      '< HTTP/2 403',
      '<',
      '{}',
    ].join('\n');
    expect(
      readHttpAnswers(text)
        .filter(({ status }) => status >= 400)
        .map(({ status, method, url, line }) => [status, method, url, line]),
    ).toEqual([
      [401, 'GET', 'https://api.x/one', 7],
      [403, 'POST', 'https://api.x/two', 13],
    ]);
  });

  test('whatever comes, it answers or finds nothing', () => {
    const piece = fc.constantFrom(
      'HTTP/1.1 403 F',
      'HTTP/2 200',
      'HTTP/1.1 100',
      '< HTTP/2 401',
      '< a: b',
      '> GET / HTTP/2',
      '* x',
      'a: b',
      '',
      ' c',
      '{}',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (given) => {
        const answer = readHttpText(given.join('\n'));
        if (answer) expect(answer.status).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('headers', () => {
  test.each<[string, string[], Record<string, string>]>([
    ['one', ['A: b'], { A: 'b' }],
    ['a value with colons', ['Location: https://x:1/y'], { Location: 'https://x:1/y' }],
    ['no value', ['A:'], { A: '' }],
    ['one that goes on', ['A: b', '  c'], { A: 'b c' }],
    ['none', ['nothing', ''], {}],
    ['a name with a space', ['no header: x'], {}],
  ])('%s', (_name, given, expected) => {
    expect(readHeaders(given)).toEqual(expected);
  });
});
