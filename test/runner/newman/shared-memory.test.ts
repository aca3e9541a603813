import { EventEmitter } from 'node:events';
import { SharedMemory } from '../../../runner/newman/shared-memory.ts';

/** A Newman run, as far as the memory looks at it, with what its scripts see. */
class FakeRun extends EventEmitter {
  readonly environment = new Map<string, string>();
  readonly variables = new Map<string, string>();

  constructor(memory: SharedMemory) {
    super();
    memory.join(this);
    this.emit('start', null, { run: { state: { environment: this.environment, _variables: this.variables } } });
  }

  /** A request whose scripts do this. */
  request(scripts: () => void = () => undefined): void {
    this.emit('beforeItem');
    scripts();
    this.emit('item');
  }

  get found(): Record<string, { id: string }> {
    return JSON.parse(this.environment.get('foundIds') || '{}') as Record<string, { id: string }>;
  }

  find(name: string, id: string): void {
    this.environment.set('foundIds', JSON.stringify({ ...this.found, [name]: { id, parents: {} } }));
  }

  forget(name: string): void {
    const { [name]: _gone, ...rest } = this.found;
    this.environment.set('foundIds', JSON.stringify(rest));
  }
}

const token = (name: string, expiresAt: number): string => JSON.stringify({ token: name, expiresAt, fingerprint: 'f' });
const runs = (): [FakeRun, FakeRun] => {
  const memory = new SharedMemory();
  return [new FakeRun(memory), new FakeRun(memory)];
};

describe('a token', () => {
  test('that one run got is there for the next request of another', () => {
    const [one, other] = runs();
    one.request(() => one.variables.set('tokenCache', token('A', 100)));
    let seen: string | undefined;
    other.request(() => (seen = other.variables.get('tokenCache')));
    expect(seen).toBe(token('A', 100));
  });

  test.each<[string, number, number, string]>([
    ['the one that lasts longer stays', 100, 200, 'B'],
    ['though it came first', 200, 100, 'A'],
  ])('of two, %s', (_name, first, second, kept) => {
    const [one, other] = runs();
    other.emit('beforeItem');
    one.request(() => one.variables.set('tokenCache', token('A', first)));
    other.variables.set('tokenCache', token('B', second));
    other.emit('item');
    one.request();
    expect(one.variables.get('tokenCache')).toContain(`"${kept}"`);
  });

  test('nothing is put where there is none', () => {
    const [one] = runs();
    one.request();
    expect(one.variables.has('tokenCache')).toBe(false);
  });
});

describe('an id', () => {
  test('that one run found is there for the next request of another, beside its own', () => {
    const [one, other] = runs();
    one.request(() => one.find('groupId', 'g'));
    other.request(() => other.find('appId', 'a'));
    one.request();
    expect(Object.keys(one.found).sort()).toEqual(['appId', 'groupId']);
  });

  test('that was deleted comes back neither from the memory nor from another run', () => {
    const [one, other] = runs();
    one.request(() => one.find('groupId', 'g'));
    other.request();
    expect(other.found).toHaveProperty('groupId');
    one.request(() => one.forget('groupId'));
    other.request();
    expect(other.found).toEqual({});
    one.request();
    expect(one.found).toEqual({});
  });

  test('that was deleted while another run was busy with a request does not come back with it', () => {
    const [one, other] = runs();
    one.request(() => one.find('groupId', 'g'));
    other.emit('beforeItem');
    one.request(() => one.forget('groupId'));
    other.emit('item');
    one.request();
    expect(one.found).toEqual({});
  });

  test('that is found in place of a deleted one is known', () => {
    const [one, other] = runs();
    one.request(() => one.find('groupId', 'g'));
    one.request(() => one.forget('groupId'));
    other.request(() => other.find('groupId', 'h'));
    one.request();
    expect(one.found).toMatchObject({ groupId: { id: 'h' } });
  });

  test('of one row is not known to another: they have memories of their own', () => {
    const [one] = runs();
    const [stranger] = runs();
    one.request(() => one.find('groupId', 'g'));
    stranger.request();
    expect(stranger.found).toEqual({});
  });

  test('what is no JSON counts as none', () => {
    const [one] = runs();
    one.environment.set('foundIds', 'nonsense');
    one.variables.set('tokenCache', 'nonsense');
    one.request();
    expect(one.found).toEqual({});
  });
});
