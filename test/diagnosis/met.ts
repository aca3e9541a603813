import { existsSync, readFileSync } from 'node:fs';
import type { Cause } from '../../diagnosis/cause.ts';
import { refusalsMet } from '../shared.ts';

/** A refusal that somebody met, with what its first cause must speak of. */
export interface Met {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Patterns as they are typed in code: `/words/i`. */
  readonly firstCauseSpeaksOf: readonly string[];
  readonly andNotOf: readonly string[];
}

/** Collected from public reports; kept beside the project, not in it: empty where they are absent. */
export const met: readonly Met[] = existsSync(refusalsMet)
  ? (JSON.parse(readFileSync(refusalsMet, 'utf8')) as readonly Met[])
  : [];

/** What a first cause lacks of what it must speak of, and has of what it must not. */
export function misses(
  { title, why, fix }: Cause,
  { firstCauseSpeaksOf, andNotOf }: Met,
): { readonly missing: readonly string[]; readonly wrong: readonly string[] } {
  const text = [title, why, ...fix].join('\n');
  return {
    missing: firstCauseSpeaksOf.filter((word) => !pattern(word).test(text)),
    wrong: andNotOf.filter((word) => pattern(word).test(text)),
  };
}

function pattern(written: string): RegExp {
  const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(written) ?? [];
  return new RegExp(source, flags);
}
