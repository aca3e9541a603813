import { SharedAnswers } from '../../../runner/wire/shared-answers.ts';

/** Answers that come when they are told to. */
function sender(): {
  send: () => Promise<readonly unknown[]>;
  sent: { answer: (value: unknown) => void; fail: (error: Error) => void }[];
} {
  const sent: { answer: (value: unknown) => void; fail: (error: Error) => void }[] = [];
  return {
    sent,
    send: () => new Promise((resolve, reject) => sent.push({ answer: (value) => resolve([value]), fail: reject })),
  };
}

test('of those who ask the same at once, one sends', async () => {
  const [shared, { send, sent }] = [new SharedAnswers(), sender()];
  const asked = [shared.get('a', send), shared.get('a', send), shared.get('b', send)];
  expect(sent).toHaveLength(2);
  sent[0]!.answer('A');
  sent[1]!.answer('B');
  expect(await Promise.all(asked)).toEqual([['A'], ['A'], ['B']]);
});

test('what nobody can compare is always sent', () => {
  const [shared, { send, sent }] = [new SharedAnswers(), sender()];
  void shared.get(undefined, send);
  void shared.get(undefined, send);
  expect(sent).toHaveLength(2);
});

test('an answer is not kept: who asks later sends anew', async () => {
  const [shared, { send, sent }] = [new SharedAnswers(), sender()];
  const first = shared.get('a', send);
  sent[0]!.answer(1);
  await first;
  const second = shared.get('a', send);
  sent[1]!.answer(2);
  expect(await second).toEqual([2]);
});

test('an error goes to all who asked, and does not stick', async () => {
  const [shared, { send, sent }] = [new SharedAnswers(), sender()];
  const asked = [shared.get('a', send), shared.get('a', send)];
  sent[0]!.fail(new Error('broken'));
  expect(await Promise.allSettled(asked)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  const again = shared.get('a', send);
  sent[1]!.answer('well');
  expect(await again).toEqual(['well']);
});
