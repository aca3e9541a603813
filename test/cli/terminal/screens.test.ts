import { measure } from '../../../cli/output/measure.ts';
import { screensOf } from '../../../cli/output/screens.ts';

const TERMINAL = { isTTY: true, columns: 80 };
const PIPE = { isTTY: undefined, columns: undefined };

test.each<[string, Record<string, string>, string[], boolean]>([
  ['a terminal', { TERM: 'xterm-256color' }, [], true],
  ['NO_COLOR', { NO_COLOR: '1' }, [], false],
  ['an empty NO_COLOR says nothing', { NO_COLOR: '' }, [], true],
  ['--no-color', {}, ['run', '--no-color'], false],
  ['--no-color of the command behind --', {}, ['emulate', '--', 'other', '--no-color'], true],
  ['a dumb terminal', { TERM: 'dumb' }, [], false],
  ['CI', { CI: 'true' }, [], false],
  ['CI that is not', { CI: 'false' }, [], true],
  ['Azure Pipelines', { TF_BUILD: 'True' }, [], false],
  ['FORCE_COLOR in CI', { CI: '1', FORCE_COLOR: '1' }, [], true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
  ['NO_COLOR before FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, [], false],
])('colours: %s', (_name, env, args, expected) => {
  expect(screensOf({ out: TERMINAL, err: TERMINAL }, env, args, measure, 'linux').out.colours).toBe(expected);
});

test('each output is looked at by itself', () => {
  const { out, err, live } = screensOf({ out: PIPE, err: TERMINAL }, {}, [], measure, 'linux');
  expect([out.colours, out.columns(), err.colours, err.columns(), live]).toEqual([false, undefined, true, 80, true]);
});

test('FORCE_COLOR colours a pipe, and makes no screen of it', () => {
  const { out, live } = screensOf({ out: PIPE, err: PIPE }, { FORCE_COLOR: '1' }, [], measure, 'linux');
  expect([out.colours, out.columns(), live]).toEqual([true, undefined, false]);
});

test('the width is the one of now', () => {
  const stream = { isTTY: true, columns: 80 };
  const { err } = screensOf({ out: PIPE, err: stream }, {}, [], measure, 'linux');
  stream.columns = 120;
  expect(err.columns()).toBe(120);
});

test.each<[string, NodeJS.Platform, Record<string, string>, boolean]>([
  ['a terminal of Linux', 'linux', { TERM: 'xterm' }, true],
  ['the console of Linux', 'linux', { TERM: 'linux' }, false],
  ['an old console of Windows', 'win32', {}, false],
  ['Windows Terminal', 'win32', { WT_SESSION: 'x' }, true],
])('signs: %s', (_name, platform, env, expected) => {
  expect(screensOf({ out: TERMINAL, err: TERMINAL }, env, [], measure, platform).out.signs).toBe(expected);
});
