import { keepLoopbackOffProxy } from '../../cli/sign-in/proxy.ts';
import type { Terminal } from '../../cli/output/terminal.ts';

test.each<[string, Record<string, string>, string[], string | undefined]>([
  ['this machine is added', {}, ['http://127.0.0.1:4280', 'http://localhost:1'], '127.0.0.1,localhost'],
  ['what is there stays', { NO_PROXY: 'intern.example' }, ['http://127.0.0.1:1'], 'intern.example,127.0.0.1'],
  ['the small form is taken over', { no_proxy: 'intern.example' }, ['http://127.0.0.1:1'], 'intern.example,127.0.0.1'],
  ['nothing is added twice', { NO_PROXY: '127.0.0.1' }, ['http://127.0.0.1:1'], '127.0.0.1'],
  ['everything is kept off already', { NO_PROXY: '*' }, ['http://127.0.0.1:1'], '*'],
  ['a real service goes through the proxy', {}, ['https://api.powerbi.com', 'no address'], undefined],
])('%s', (_name, env, addresses, expected) => {
  const terminal = { env } as unknown as Terminal;
  keepLoopbackOffProxy(addresses, terminal);
  expect(terminal.env['NO_PROXY']).toBe(expected);
});
