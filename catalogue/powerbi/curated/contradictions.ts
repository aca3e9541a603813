import type { Shape } from '../../model/types.ts';

/**
 * Members of which the description says one type and its own examples show another. The service sends what the examples show, or
 * either; so nothing is expected of their type.
 */
const CONTRADICTED: Readonly<Record<string, readonly string[]>> = {
  ScorecardColumnSetting: ['columnId'],
};

/** The described shapes, with the contradicted members open. */
export function withoutContradictions(shapes: Readonly<Record<string, Shape>>): Readonly<Record<string, Shape>> {
  const opened = Object.entries(CONTRADICTED).map(([name, members]): [string, Shape] => {
    const shape = shapes[name]!;
    if (shape.type !== 'object') return [name, shape];
    const open = Object.fromEntries(members.map((member) => [member, { type: 'any' } as const]));
    return [name, { ...shape, properties: { ...shape.properties, ...open } }];
  });
  return { ...shapes, ...Object.fromEntries(opened) };
}
