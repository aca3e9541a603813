import fc from 'fast-check';
import type { Answer } from '../../../emulator/call.ts';
import type { Fields } from '../../../emulator/powerbi/fields.ts';
import { standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import { bodyOf, send, type Said } from './calls.ts';
import { listOf, resources, type Resource, type Seed } from './resources.ts';

type Action = 'create' | 'read' | 'change' | 'delete';

interface Step {
  readonly action: Action;
  /** Which of the things made so far, deleted ones included. */
  readonly which: number;
  readonly seed: Seed;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    action: fc.constantFrom<Action>('create', 'create', 'read', 'change', 'delete'),
    which: fc.nat(20),
    seed: fc.record({ text: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), number: fc.nat(40) }),
  }),
  { maxLength: 25 },
);

const unknown = {
  error: {
    code: 'PowerBIEntityNotFound',
    'pbi.error': { code: 'PowerBIEntityNotFound', parameters: {}, details: [], exceptionCulprit: 1 },
  },
};

/** Runs a sequence against the emulator and against a model: what is there, with the last value that was sent. */
function play(content: Content, resource: Resource, sequence: readonly Step[]): void {
  const place = resource.place(content);
  const idOf = resource.idOf ?? ((item: Fields) => String(item['id']));
  const drawn = resource.drawn ?? (({ text }: Seed) => text);
  const told = { created: resource.told, changed: resource.toldChanged ?? resource.told };
  const before = listOf(content, resource, place).map(idOf);
  const model = new Map<string, { readonly value: unknown; readonly by: keyof typeof told }>();
  const everMade: string[] = [];
  const at = (id: string, body?: unknown): Said => ({
    ...place,
    path: { ...place.path, [resource.parameter]: id },
    body,
  });

  const perform: Record<Action, (step: Step) => void> = {
    create({ seed }) {
      const value = drawn(seed);
      const answered = send(content, resource.create, { ...place, body: resource.created(value, seed) });
      const id = idOf(bodyOf(answered));
      expect([200, 201]).toContain(answered.status);
      expect(before).not.toContain(id);
      model.set(id, { value, by: 'created' });
      everMade.push(id);
    },
    read({ which }) {
      const id = everMade[which % everMade.length];
      if (id === undefined || resource.read === undefined) return;
      const answered = send(content, resource.read, at(id));
      const known = model.get(id);
      if (known) expect(told[known.by](bodyOf(answered))).toEqual(known.value);
      expectKnown(answered, known !== undefined);
    },
    change({ which, seed }) {
      const id = everMade[which % everMade.length];
      if (id === undefined || resource.change === undefined) return;
      const value = drawn(seed);
      expectKnown(send(content, resource.change, at(id, resource.changed?.(value))), model.has(id));
      if (model.has(id)) model.set(id, { value, by: 'changed' });
    },
    delete({ which }) {
      const id = everMade[which % everMade.length];
      if (id === undefined) return;
      expectKnown(send(content, resource.remove, at(id)), model.delete(id));
    },
  };

  for (const step of sequence) {
    perform[step.action](step);
    const listed = listOf(content, resource, place);
    expect(listed.map(idOf).sort()).toEqual([...before, ...model.keys()].sort());
    const shown = new Map(listed.map((item) => [idOf(item), item]));
    for (const [id, { value, by }] of model) expect(told[by](shown.get(id) ?? {})).toEqual(value);
  }
}

function expectKnown(answered: Answer, known: boolean): void {
  if (known) {
    expect([200, 204]).toContain(answered.status);
  } else {
    expect(answered).toEqual({ status: 404, body: unknown });
  }
}

describe('random sequences of create, read, change, delete and list agree with a model', () => {
  test.each(resources.map((resource) => [resource.name, resource] as const))('%s', (_, resource) => {
    fc.assert(
      fc.property(steps, (sequence) => play(standardContent(), resource, sequence)),
      { numRuns: 60 },
    );
  });
});
