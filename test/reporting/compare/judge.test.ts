import { comparisonExitCode, type Ability, type Group } from '../../../reporting/compare/comparison.ts';
import { groupOf, judgeOperation } from '../../../reporting/compare/judge.ts';
import { isSameIdentity, tokenDifferences } from '../../../reporting/compare/tokens.ts';
import type { RunEntry } from '../../../runner/index.ts';
import { entry } from '../../runner/compare/entry.ts';

const cause = { code: 'C', title: 'T', why: 'W', fix: [], docs: 'https://d.example', certainty: 'documented' } as const;

describe('who can', () => {
  test.each<[Ability, Ability, Group]>([
    ['answered', 'answered', 'both'],
    ['answered', 'refused', 'only-a'],
    ['refused', 'answered', 'only-b'],
    ['refused', 'refused', 'neither'],
    ['answered', 'hollow', 'only-a'],
    ['hollow', 'answered', 'only-b'],
    ['hollow', 'hollow', 'both'],
    ['hollow', 'refused', 'neither'],
    ['refused', 'hollow', 'neither'],
    ['answered', 'unknown', 'not-comparable'],
    ['unknown', 'refused', 'not-comparable'],
  ])('%s and %s: %s', (a, b, group) => expect(groupOf(a, b)).toBe(group));

  // prettier-ignore
  test.each<[string, Partial<RunEntry>, Ability]>([
    ['an answer', {}, 'answered'],
    ['an answer that looks like one only', { causes: [cause] }, 'hollow'],
    ['a refusal', { outcome: 'refused', status: 401 }, 'refused'],
    ['a refusal as documented', { outcome: 'refused-as-documented', status: 403 }, 'refused'],
    ['a 404 that hides one', { outcome: 'failed', status: 404 }, 'refused'],
    ['a 500', { outcome: 'failed', status: 500 }, 'unknown'],
    ['a 429', { outcome: 'failed', status: 429 }, 'unknown'],
    ['nothing to send it with', { outcome: 'skipped', status: null, reason: 'no workspace to use: Get Groups lists none' }, 'unknown'],
    ['the list of its ids is refused', { outcome: 'refused', status: null, reason: 'Get Groups answered 401, so there is no workspace to use' }, 'unknown'],
    ['not reached', { outcome: 'not-reached', status: null }, 'unknown'],
  ])('%s', (_name, changes, ability) => {
    const made = { entry: entry(changes), causes: changes.causes ?? [], borrowedIds: false };
    expect(judgeOperation(made, made).a.ability).toBe(ability);
  });

  test.each([
    [{ 'only-a': 0, 'only-b': 0, both: 3, neither: 2, 'not-comparable': 4 }, 0],
    [{ 'only-a': 1, 'only-b': 0, both: 3, neither: 0, 'not-comparable': 0 }, 1],
    [{ 'only-a': 0, 'only-b': 1, both: 3, neither: 0, 'not-comparable': 0 }, 1],
    [{ 'only-a': 0, 'only-b': 0, both: 0, neither: 0, 'not-comparable': 9 }, 1],
  ])('%j: exit code %i', (counts, code) => expect(comparisonExitCode({ counts })).toBe(code));
});

describe('two tokens', () => {
  const app = {
    environment: 'E',
    api: 'https://api.example',
    kind: 'app',
    app: 'a',
    tenant: 't',
    objectId: 'o',
    audience: 'x',
    roles: ['R2', 'R1'],
    scopes: [],
    authenticatedBy: 'secret',
    profile: '',
  } as const;
  test.each<[string, object, boolean, string[]]>([
    ['the same', { roles: ['R2', 'R1'] }, true, []],
    ['by another proof', { authenticatedBy: 'certificate or federated credential' }, true, ['Authenticated by']],
    ['for a profile', { profile: 'p' }, false, ['Profile']],
    ['in another tenant', { tenant: 'u', objectId: 'q' }, false, ['Tenant', 'Object id']],
    ['with fewer roles', { roles: [] }, false, ['Roles']],
    ['on another service', { api: 'https://api.other.example' }, false, ['Service']],
  ])('%s', (_name, changes, same, what) => {
    const other = { ...app, ...changes };
    expect(isSameIdentity(app, other)).toBe(same);
    expect(tokenDifferences(app, other).map((each) => each.what)).toEqual(what);
  });

  test('of what cannot be told nobody says that it is the same', () => {
    expect(isSameIdentity({ ...app, kind: 'unknown' }, { ...app, kind: 'unknown' })).toBe(false);
  });
});
