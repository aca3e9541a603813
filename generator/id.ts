import { v5 as uuid } from 'uuid';

const NAMESPACE = '6f1b7a52-93c4-4d0e-8a1f-5b2c7d9e3046';

/** The same name has the same id in every run, so that a generated file is the same to the byte and a re-import finds its requests. */
export function stableId(...names: readonly string[]): string {
  return uuid(names.join('\n'), NAMESPACE);
}
