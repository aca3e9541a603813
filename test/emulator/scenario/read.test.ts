import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  readScenario,
  ScenarioInvalidError,
  scenarioNames,
  ScenarioUnknownError,
  startEmulator,
} from '../../../emulator/index.ts';
import { checkedScenario } from '../../../emulator/scenario/read.ts';

const ABOUT = 'Something is broken.';

test.each(scenarioNames())('%s can be read', (name) => {
  expect(readScenario(name).about).toMatch(/^[A-Z].+\.$/);
});

test('the example of the README is one', () => {
  const text = readFileSync(new URL('../../../emulator/scenarios/README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```json\n([\s\S]+?)```/.exec(text) ?? [];
  expect(checkedScenario(JSON.parse(example))).toHaveProperty('about');
});

/** What is wrong, and what the message must name. */
// prettier-ignore
const bad: readonly (readonly [string, unknown, RegExp])[] = [
  ['no object', [], /the whole file must be an object/],
  ['without a word about it', {}, /^about is missing$/],
  ['an unknown key', { about: ABOUT, tennant: {} }, /^tennant is not known; known there: about, tenant, client$/],
  ['an unknown key of the tenant', { about: ABOUT, tenant: { setings: {} } }, /^tenant\.setings is not known; known there: .*settings/],
  ['an unknown setting', { about: ABOUT, tenant: { settings: { ServicePrincipalAccess: { enabled: true } } } }, /^tenant\.settings\.ServicePrincipalAccess is not known/],
  ['an unknown key of an app', { about: ABOUT, tenant: { apps: [{ secret: 'x' }] } }, /^tenant\.apps\[0\]\.secret is not known/],
  ['a name that every object has', { about: ABOUT, tenant: { switches: { toString: 1 } } }, /^tenant\.switches\.toString is not known/],
  ['a reading that a switch has not', { about: ABOUT, tenant: { switches: { refusalStatus: 'upside-down' } } }, /refusalStatus must be one of as-reported, swapped/],
  ['a role that there is not', { about: ABOUT, tenant: { workspaces: { 'Northwind Sales': { roles: { Ada: 'Owner' } } } } }, /roles\["Ada"\] must be one of Admin/],
  ['a role for nobody', { about: ABOUT, tenant: { workspaces: { 'Northwind Sales': { roles: { Bob: 'Viewer' } } } } }, /names Bob, which is neither an object id nor one of/],
  ['a new workspace without an id', { about: ABOUT, tenant: { workspaces: { New: { roles: {} } } } }, /^tenant\.workspaces\["New"\]\.id is missing$/],
  ['a capacity that there is not', { about: ABOUT, tenant: { workspaces: { 'Northwind Sales': { capacity: 'Other' } } } }, /names Other, which is not a capacity/],
  ['an administrator who is nobody', { about: ABOUT, tenant: { gateways: { 'Northwind gateway': { administrators: ['Bob'] } } } }, /names Bob/],
  ['a second app without its ids', { about: ABOUT, tenant: { apps: [{}, { name: 'Second' }] } }, /^tenant\.apps\[1\]\.clientId is missing$/],
  ['something needed taken away', { about: ABOUT, tenant: { apps: [{ name: null }] } }, /^tenant\.apps\[0\]\.name must be a text$/],
  ['text for a number', { about: ABOUT, tenant: { tokenLifetime: '60' } }, /^tenant\.tokenLifetime must be a number$/],
  ['no date', { about: ABOUT, tenant: { apps: [{ secrets: [{ expires: 'soon' }] }] } }, /expires must be a date/],
  ['an unknown fault', { about: ABOUT, tenant: { faults: [{ kind: 'fire' }] } }, /faults\[0\]\.kind must be one of/],
  ['throttling by halves', { about: ABOUT, tenant: { throttling: { max: 1 } } }, /^tenant\.throttling\.windowSeconds is missing$/],
  ['an unknown key of the client', { about: ABOUT, client: { secret: 'x' } }, /^client\.secret is not known/],
  ['a call without a path', { about: ABOUT, client: { call: {} } }, /^client\.call\.path is missing$/],
  ['the answer', { about: ABOUT, expected: 'PBI_SP_SWITCH_OFF' }, /^expected is not known/],
];

describe('a scenario that says something it cannot', () => {
  test.each(bad)('%s', (_case, value, message) => {
    const error = errorOf(() => checkedScenario(value));
    expect(error).toBeInstanceOf(ScenarioInvalidError);
    expect(error).toMatchObject({ code: 'SCENARIO_INVALID' });
    expect((error as ScenarioInvalidError).reason).toMatch(message);
  });

  test('starts no emulator', async () => {
    await expect(
      startEmulator({ scenario: { about: ABOUT, tenant: { tokenLifetime: 'x' } } as never }),
    ).rejects.toThrow('tenant.tokenLifetime');
  });
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-scenario-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test("of one's own is read", () => {
    expect(readScenario(file('good.json', JSON.stringify({ about: ABOUT })))).toEqual({ about: ABOUT });
    expect(readScenario('good.json', folder)).toEqual({ about: ABOUT });
  });

  test.each([
    ['that is no JSON', '{', /bad\.json: it is not JSON/],
    ['with an unknown key', JSON.stringify({ about: ABOUT, x: 1 }), /bad\.json: x is not known/],
  ])('%s', (_case, text, message) => {
    const path = file('bad.json', text);
    expect(errorOf(() => readScenario(path))).toBeInstanceOf(ScenarioInvalidError);
    expect(() => readScenario(path)).toThrow(message);
  });

  test.each(['./none.json', 'no-such-scenario', ''])('that is not there: %j', (name) => {
    const error = errorOf(() => readScenario(name));
    expect(error).toBeInstanceOf(ScenarioUnknownError);
    expect(error).toMatchObject({ code: 'SCENARIO_UNKNOWN', subject: name, known: scenarioNames() });
  });
});

function errorOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
