import type { NeedCertainty } from '../../catalogue/powerbi/access/role.ts';

const ORDER: readonly NeedCertainty[] = ['documented', 'reported', 'inferred'];

/** Of several grounds for one thing the one that is surest; one that always holds goes before one that holds sometimes. Not of an empty list. */
export function surest<T extends { readonly certainty: NeedCertainty; readonly when?: string }>(
  grounds: readonly T[],
): T {
  const always = grounds.filter(({ when }) => when === undefined);
  const counted = always.length > 0 ? always : grounds;
  return [...counted].sort((a, b) => ORDER.indexOf(a.certainty) - ORDER.indexOf(b.certainty))[0]!;
}
