import type { ScopeRequirement } from '../../model/types.ts';

const SECTION = /## Required (?:Delegated )?Scopes?\s*\n([\s\S]*?)(?=\n## |<br><br>|$)/;
const SCOPE = /[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+(?:\.All)?/g;

/**
 * Reads the delegated scopes out of an operation's prose as AND of ORs. The texts come as `A or B`, `A and B`,
 * `A or both B and C`, and lists of such lines under "All of the following". `Reports.ReadWrite.All` is a misspelling of `Report.…`.
 */
export function readScopes(prose: string): ScopeRequirement[] {
  const section = SECTION.exec(prose)?.[1]?.trim();
  if (!section) return [];
  const bullets = section.split('\n').filter((line) => line.trim().startsWith('- '));
  if (bullets.length > 0) return bullets.map(readBullet).filter((requirement) => requirement.anyOf.length > 0);
  return readSentence(section.split('\n')[0]!);
}

function readBullet(line: string): ScopeRequirement {
  const [scopes, condition] = line.split(', required if');
  return condition === undefined ? { anyOf: scopesIn(scopes!) } : { anyOf: scopesIn(scopes!), conditional: true };
}

function readSentence(sentence: string): ScopeRequirement[] {
  const both = /^(.*?) or both (.*?) and (.*)$/.exec(sentence);
  if (both) {
    const alone = scopesIn(both[1]!);
    return [both[2]!, both[3]!].map((part) => ({ anyOf: [...alone, ...scopesIn(part)] }));
  }
  if (sentence.includes(' and ')) return sentence.split(' and ').map((part) => ({ anyOf: scopesIn(part) }));
  const anyOf = scopesIn(sentence);
  return anyOf.length > 0 ? [{ anyOf }] : [];
}

function scopesIn(text: string): string[] {
  const names = text.match(SCOPE) ?? [];
  return names.map((name) => name.replace(/^Reports\./, 'Report.'));
}
