import { EventEmitter } from 'node:events';
import vm from 'node:vm';
import { loadNewman } from '../../../../runner/newman/load-newman.ts';
import { Lanes, type Bridge } from '../../../../runner/newman/patches/lanes.ts';
import { sandboxSource } from '../../../../runner/newman/patches/sandbox-source.ts';

const { bootCode, uvmClient, delegateTimers, flatted } = loadNewman();
let boot = '';
bootCode((_error, code) => (boot = code));
const lanes = new Lanes({
  script: new vm.Script((sandboxSource(boot, uvmClient('')) as { code: string }).code),
  delegateTimers,
  flatted,
});

/** A run's end of the sandbox, with what it was told. */
async function connect(): Promise<{ bridge: Bridge; told: unknown[][] }> {
  const told: unknown[][] = [];
  const bridge = new EventEmitter() as Bridge;
  const { emit } = bridge;
  bridge.emit = (...message: [string, ...unknown[]]) => {
    told.push(message);
    return emit.apply(bridge, message);
  };
  bridge.on('error', () => undefined);
  lanes.connect(bridge, 300);
  const ready = new Promise((resolve) => bridge.once('initialize', resolve));
  bridge._dispatch('initialize', {});
  await ready;
  return { bridge, told };
}

/** Runs a script as postman-sandbox does, and waits for its end. */
function execute(bridge: Bridge, id: string, code: string | string[], listen = 'test'): Promise<unknown[]> {
  const result = new Promise<unknown[]>((resolve) =>
    bridge.once(`execution.result.${id}`, (...given: unknown[]) => resolve(given)),
  );
  bridge._dispatch(
    'execute',
    id,
    { listen, script: { exec: Array.isArray(code) ? code : [code] } },
    {},
    { cursor: { execution: id } },
  );
  return result;
}

const names = (told: unknown[][]): unknown[] => told.map(([name]) => name);
const tests = (told: unknown[][]): unknown[] =>
  told
    .filter(([name]) => name === 'execution.assertion')
    .map(([, , assertions]) => (assertions as { name: string }[])[0]!.name);

test('nothing is told of a script after it skipped its request, whatever other runs do', async () => {
  const { bridge, told } = await connect();
  await execute(
    bridge,
    'skip',
    `pm.test('before', () => {}); pm.execution.skipRequest(); pm.test('after', () => {}); console.log('after');`,
    'prerequest',
  );
  await connect();
  bridge._dispatch('ping', 'x');
  expect(tests(told)).toEqual(['before']);
  expect(names(told)).not.toContain('execution.console');
  expect(names(told)).toContain('execution.skipRequest.skip');
});

test('the end of one script leaves the answers that another waits for', async () => {
  const [one, other] = [await connect(), await connect()];
  one.bridge.on('execution.request.asks', (_cursor: unknown, id: string, request: number) => {
    void execute(other.bridge, 'ends', 'setTimeout(() => {}, 1)').then(() =>
      one.bridge._dispatch(`execution.response.${id}`, request, null, { code: 200 }),
    );
  });
  await execute(
    one.bridge,
    'asks',
    `pm.sendRequest('http://x', (error, response) => pm.test('answered ' + response.code, () => {}));`,
  );
  expect(tests(one.told)).toEqual(['answered 200']);
});

test('a global that a script leaves behind belongs to its run', async () => {
  const [one, other] = [await connect(), await connect()];
  await Promise.all([execute(one.bridge, 'a', `mine = 'one';`), execute(other.bridge, 'b', `mine = 'other';`)]);
  const ask = `pm.test(String(typeof mine === 'undefined' ? 'none' : mine), () => {});`;
  const third = await connect();
  await Promise.all([execute(third.bridge, 'c', ask), execute(one.bridge, 'd', ask), execute(other.bridge, 'e', ask)]);
  expect([one, other, third].map(({ told }) => tests(told))).toEqual([['one'], ['other'], ['none']]);
});

test('a timer finds the globals of its own run', async () => {
  const [one, other] = [await connect(), await connect()];
  const wait = (name: string): string => `mine = '${name}'; setTimeout(() => pm.test(mine, () => {}), 20);`;
  await Promise.all([execute(one.bridge, 'a', wait('one')), execute(other.bridge, 'b', wait('other'))]);
  expect([one, other].map(({ told }) => tests(told))).toEqual([['one'], ['other']]);
});

test('a script that does not return is stopped, and only its own run hears of it', async () => {
  const [one, other] = [await connect(), await connect()];
  void execute(one.bridge, 'endless', 'for (;;) {}');
  expect(one.told.at(-1)).toEqual([
    'error',
    expect.objectContaining({ message: 'Script execution timed out after 300ms' }),
  ]);
  await execute(other.bridge, 'next', `pm.test('goes on', () => {});`);
  expect(tests(other.told)).toEqual(['goes on']);
  expect(names(other.told)).not.toContain('error');
});

test('after its end a run is told that it is over', async () => {
  const { bridge, told } = await connect();
  bridge._disconnect();
  bridge._dispatch('execute', 'late');
  expect(told.at(-1)).toEqual([
    'error',
    expect.objectContaining({ message: 'uvm: unable to dispatch "execute" post disconnection.' }),
  ]);
});

test('what JSON cannot carry comes through as well', async () => {
  const { bridge, told } = await connect();
  bridge.once('execution.result.circle', () => undefined);
  const [, execution] = (await execute(bridge, 'circle', `const a = {}; a.self = a; pm.visualizer.set('x', a);`)) as [
    unknown,
    { return: { visualizer: { data: { self: unknown } } } },
  ];
  const { data } = execution.return.visualizer;
  expect(data.self).toBe(data);
  expect(names(told)).not.toContain('error');
});

test('long scripts travel once, and each is itself, more of them than are kept', async () => {
  const { bridge, told } = await connect();
  const padding = `// ${'x'.repeat(2_000)}`;
  for (const round of [1, 2]) {
    for (let script = 0; script < 80; script += 1)
      await execute(bridge, `${String(round)} ${String(script)}`, [
        padding,
        `pm.test('script ${String(script)}', () => {});`,
      ]);
  }
  const all = [...Array(80).keys()].map((script) => `script ${String(script)}`);
  expect(tests(told)).toEqual([...all, ...all]);
});

/** How a script may try to lay its hands on an object of this process, to `keep` it: any such object leads to all of the process. */
// prettier-ignore
const escapes: readonly { readonly by: string; readonly script: string }[] = [
  { by: 'waiting for the data of the next script', script: `for (const name of ['__uvm_data', '__uvm_text', '__uvm_plain', '__uvm_call']) { let last; Object.defineProperty(realm, name, { configurable: true, set(value) { keep(last = value); }, get() { return last; } }); }` },
  { by: 'a message that cannot be read', script: `Array.prototype.toJSON = () => 5; try { console.log('x'); } catch (error) { keep(error); } delete Array.prototype.toJSON;` },
  { by: 'a timer that cannot be set', script: `try { setTimeout(() => {}, Symbol()); } catch (error) { keep(error); }` },
  { by: 'a timer itself', script: `setTimeout(function () { keep(this); }, 1);` },
  { by: 'the place in which a timer is kept', script: `for (let i = 0; i < 50; i += 1) Object.defineProperty(Object.prototype, String(i), { configurable: true, set(value) { keep(value); } }); setTimeout(() => {}, 1); for (let i = 0; i < 50; i += 1) delete Object.prototype[String(i)];` },
];
const REALM = `const realm = Function('return this')(); const kept = realm.kept || (realm.kept = {}); const keep = (value) => { kept['x' + Object.keys(kept).length] = value; };`;
const LOOK = `${REALM} const found = Object.values(kept).filter((value) => { try { return value.constructor.constructor('return typeof process')() === 'object'; } catch (error) { return false; } }); pm.test('escaped with ' + found.length, () => {});`;

test.each(escapes)('a script gets no object of this process by $by', async ({ script }) => {
  const { bridge, told } = await connect();
  await execute(bridge, 'tries', REALM + script);
  await execute(bridge, 'looks', LOOK);
  await execute(bridge, 'looks again', LOOK);
  expect(tests(told)).toEqual(['escaped with 0', 'escaped with 0']);
});
