import { readText } from '../../../cli/pasted/read-text.ts';
import { readAnswer } from '../../../diagnosis/answer.ts';
import { readExchanges, type Exchange } from '../../emulator/wire/exchange.ts';
import { dresses, type Bare } from './dresses.ts';

const GUID = '0d4f0a1e-1f8e-4a0f-9d5e-2b6c1f6d7e8f';
const filled = (text: string): string =>
  text
    .replace('[{anything}]', '[]')
    .replace(',{anything}', '')
    .replace(/(?<!\{)\{timestamp\}/g, '2026-08-19 10:00:00Z')
    .replace(/(?<!\{)\{words\}/g, ' some words ')
    .replace(/(?<!\{)\{number\}/g, '30')
    .replace(/(?<!\{)\{\w+\}/g, GUID);

function bareOf({ request, answer }: Exchange): Bare {
  const [status = '', ...reason] = answer.status.split(' ');
  const path = filled(request.path);
  const host = path.includes('/oauth2/')
    ? 'login.microsoftonline.com'
    : path.startsWith('/v1/')
      ? 'api.fabric.microsoft.com'
      : 'api.powerbi.com';
  const headers = answer.headers
    .filter(([, value]) => value !== 'absent')
    .map(([name, value]): [string, string] => [name, filled(value)]);
  return {
    status: Number(status),
    reason: reason.join(' '),
    method: request.method,
    url: `https://${host}${path}`,
    headers,
    body: filled(answer.body),
  };
}

/** What must come out the same in every dress. */
function known(status: number, headers: Readonly<Record<string, string>>, body: string, url = ''): unknown {
  const { code, info, aadsts } = readAnswer({ status, headers, body });
  return { status, code, info, aadsts, path: url.replace(/[?#].*/, '') };
}

const refusals = readExchanges()
  .map((exchange) => ({ name: exchange.name, bare: bareOf(exchange) }))
  .filter(
    ({ bare }) =>
      bare.status >= 400 &&
      /^(?:\{.*\}|)$/s.test(bare.body) &&
      /^\/(?:v1|[^/]+\/oauth2)/.test(new URL(bare.url).pathname),
  );

test('the wire has refusals enough', () => expect(refusals.length).toBeGreaterThan(60));

describe.each(Object.entries(dresses))('in the dress of %s', (_dress, dressed) => {
  test.each(refusals)('$name', ({ bare }) => {
    const { answer } = readText(dressed(bare), { headers: {} });
    expect(known(answer.status, answer.headers, answer.body, answer.url)).toEqual(
      known(bare.status, Object.fromEntries(bare.headers), bare.body, bare.url),
    );
  });
});
