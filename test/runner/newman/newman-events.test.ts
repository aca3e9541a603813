import { catalogues } from '../../../catalogue/index.ts';
import { EventEmitter } from 'node:events';
import { NewmanEvents } from '../../../runner/newman/newman-events.ts';
import type { RunEvent } from '../../../runner/newman/run-event.ts';
import { Gate, readsOnly } from '../../../runner/wire/gate.ts';
import { Lane } from '../../../runner/wire/lane.ts';
import { HeldBack } from '../../../runner/wire/wire.ts';

const request = { method: 'GET', url: 'https://api.example/x' };
const tokenRequest = { method: 'POST', url: 'https://login.example/t/oauth2/v2.0/token' };

function listen(lane?: Lane): { emitter: EventEmitter; events: NewmanEvents; told: RunEvent[]; begin: () => void } {
  const emitter = new EventEmitter();
  const told: RunEvent[] = [];
  const events = new NewmanEvents((event) => told.push(event), lane);
  events.listen(emitter);
  return {
    emitter,
    events,
    told,
    begin: () => void emitter.emit('beforeItem', null, { item: { id: 'r' }, cursor: { iteration: 2 } }),
  };
}
const kinds = (told: readonly RunEvent[]): string[] => told.map(({ kind }) => kind);

describe('what Newman tells', () => {
  test('what a script sends is besides; in between comes the request itself', () => {
    const { emitter, told, begin } = listen();
    begin();
    emitter.emit('request', null, { request: tokenRequest, response: { code: 200 } });
    emitter.emit('prerequest', null, {});
    emitter.emit('request', null, { request, response: { code: 200 } });
    emitter.emit('beforeTest', null, {});
    emitter.emit('request', null, { request, response: { code: 200 } });
    emitter.emit('item', null, {});
    expect(kinds(told)).toEqual(['begun', 'besides', 'sent', 'besides', 'done']);
    expect(told.every(({ item, iteration }) => item === 'r' && iteration === 2)).toBe(true);
  });

  test('outside a request nothing is told', () => {
    const { emitter, told } = listen();
    emitter.emit('request', null, { request, response: { code: 200 } });
    emitter.emit('assertion', null, { assertion: 'x' });
    expect(told).toEqual([]);
  });

  test.each([
    ['the request itself: it is held back', true, ['begun', 'held-back']],
    ['what a script asks for: that says nothing of its request', false, ['begun']],
  ])('a limit holds back %s', (_name, itself, expected) => {
    const { emitter, told, begin } = listen();
    begin();
    if (itself) emitter.emit('prerequest', null, {});
    emitter.emit('request', new HeldBack('used up'), { request });
    expect(kinds(told)).toEqual(expected);
  });
});

test('tests: passed, failed, skipped', () => {
  const { emitter, told, begin } = listen();
  begin();
  emitter.emit('assertion', null, { assertion: 'a', skipped: false });
  emitter.emit('assertion', { message: 'no list' }, { assertion: 'b', skipped: false });
  emitter.emit('assertion', null, { assertion: 'Not sent: it deletes', skipped: true });
  const about = { kind: 'assertion', item: 'r', iteration: 2 };
  expect(told.slice(1)).toEqual([
    { ...about, name: 'a', passed: true },
    { ...about, name: 'b', passed: false, message: 'no list' },
    { ...about, name: 'Not sent: it deletes', passed: true, skipped: true },
  ]);
});

describe('what was sent', () => {
  const sendOne = (lane: Lane): RunEvent[] => {
    const { emitter, told, begin } = listen(lane);
    begin();
    lane.note({ method: 'POST', url: tokenRequest.url, status: 200, at: 0, milliseconds: 1 });
    emitter.emit('request', null, { request: tokenRequest, response: { code: 200 } });
    return told;
  };
  const attemptsOf = (told: readonly RunEvent[]): number =>
    told.flatMap((event) => ('attempts' in event ? event.attempts : [])).length;

  test('is what the lane noted: of an answer that another run had asked for, nothing', () => {
    const lane = new Lane(new Gate(catalogues, readsOnly, []));
    const { emitter, told, begin } = listen(lane);
    begin();
    emitter.emit('request', null, { request: tokenRequest, response: { code: 200 } });
    expect(attemptsOf(told)).toBe(0);
    expect(attemptsOf(sendOne(lane))).toBe(1);
  });

  test('what may change something is announced, for the request that is running', () => {
    const lane = new Lane(new Gate(catalogues, readsOnly, []));
    const { told, begin } = listen(lane);
    lane.announce();
    begin();
    lane.announce();
    expect(told).toMatchObject([{ kind: 'begun' }, { kind: 'changing', item: 'r', iteration: 2 }]);
  });
});

describe('a run that breaks off', () => {
  test('fails the request that is running', () => {
    const { events, told, begin } = listen();
    begin();
    expect(events.brokeOff(new Error('Script execution timed out'))).toBe(true);
    expect(told).toMatchObject([
      { kind: 'begun' },
      { kind: 'script-error', message: 'Error: Script execution timed out' },
      { kind: 'done' },
    ]);
  });

  test('is nobody’s when none is running', () => {
    const { events, told } = listen();
    expect(events.brokeOff(new Error('no such collection'))).toBe(false);
    expect(told).toEqual([]);
  });
});
