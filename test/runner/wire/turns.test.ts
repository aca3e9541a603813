import { Turns } from '../../../runner/wire/turns.ts';

const [a, b, c] = [{}, {}, {}];

async function settled(): Promise<void> {
  for (let step = 0; step < 5; step += 1) await Promise.resolve();
}

test('one after the other, in the order in which they asked', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const ask = (run: object, name: string): Promise<void> => turns.take(run).then(() => void log.push(name));
  void ask(a, 'a');
  void ask(b, 'b');
  void ask(c, 'c');
  await settled();
  expect(log).toEqual(['a']);
  turns.pass(a);
  await settled();
  expect(log).toEqual(['a', 'b']);
  turns.pass(b);
  await settled();
  expect(log).toEqual(['a', 'b', 'c']);
});

test('who has the turn may ask again, and who has it not cannot pass it on', async () => {
  const turns = new Turns();
  await turns.take(a);
  await turns.take(a);
  let came = false;
  void turns.take(b).then(() => (came = true));
  turns.pass(c);
  await settled();
  expect(came).toBe(false);
  turns.pass(a);
  await settled();
  expect(came).toBe(true);
});

test('a run that never sends again loses its turn', async () => {
  const turns = new Turns();
  await turns.take(a);
  await turns.take(b); // comes by the timer alone; without it this test never ends
});
