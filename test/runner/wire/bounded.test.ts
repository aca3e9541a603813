import { sendBounded } from '../../../runner/wire/bounded.ts';

const tooSlow = (error: Error): unknown[] => [error.message];

test('the answer, in time', async () => {
  expect(await sendBounded((done) => void setImmediate(() => done(null, 'answer')), 1000, tooSlow)).toEqual([
    null,
    'answer',
  ]);
});

test('an answer without an end is given up, and what sends it is told to stop', async () => {
  let aborted = 0;
  expect(await sendBounded(() => ({ abort: () => void (aborted += 1) }), 10, tooSlow)).toEqual([
    expect.stringContaining('was not complete after'),
  ]);
  expect(aborted).toBe(1);
});

test('an answer that comes after all is dropped', async () => {
  let late: (...answer: unknown[]) => void = () => undefined;
  const answer = await sendBounded((done) => ((late = done), undefined), 10, tooSlow);
  late(null, 'late');
  expect(answer).not.toContain('late');
});

test('without a time-out it waits', async () => {
  expect(await sendBounded((done) => void setTimeout(() => done('at last'), 60), 0, tooSlow)).toEqual(['at last']);
});

test('what cannot be sent at all', async () => {
  await expect(
    sendBounded(
      () => {
        throw new Error('no');
      },
      1000,
      tooSlow,
    ),
  ).rejects.toThrow('no');
});
