import vm from 'node:vm';
import { loadNewman } from '../../../../runner/newman/load-newman.ts';
import { sandboxSource } from '../../../../runner/newman/patches/sandbox-source.ts';

const { bootCode, uvmClient } = loadNewman();
let boot = '';
bootCode((_error, code) => (boot = code));
const client = uvmClient('');

test('the sandbox that is installed can be changed', () => {
  const source = sandboxSource(boot, client);
  expect(source).toHaveProperty('code');
  expect(() => new vm.Script((source as { code: string }).code)).not.toThrow();
});

// prettier-ignore
const cases: [string, string, string, string][] = [
  ['no boot code', '', client, 'the sandbox looks different where the maker of bridges is handed out where the only bridge was put to work'],
  ['a bridge put to work twice', boot.replace('e("./execute")(bridge', 'e("./execute2")(bridge'), client, 'where the maker of bridges is handed out'],
  ['other timers', boot.replace('p=e||c,d={}', 'p=c,d={}'), client, 'the end of one script must not forget those of another'],
  ['the timers twice', `${boot};var l,p=e||c,d={},f=0`, client, 'the end of one script must not forget those of another'],
  ['another way to compile', boot.replace('Function.apply(p,l', 'Function.call(p,l'), client, 'a long script is compiled once'],
  ['another plugin', boot.replace('r.use(e("chai-postman")', 'r.use(e("chai-other")'), client, 'chai gets its plugin once'],
  ['another client', boot, client.replace('(function (emit)', '(function (send)'), "uvm's client looks different"],
  ['a client without an end', boot, client.replace('}(__uvm_emit));', ''), "uvm's client looks different"],
];

test.each(cases)('%s: refused', (_name, code, clientCode, reason) => {
  expect((sandboxSource(code, clientCode) as { reason: string }).reason).toContain(reason);
});
