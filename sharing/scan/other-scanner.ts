import { setImmediate } from 'node:timers/promises';
import { lintSource } from '@secretlint/core';
import { secretLintProfiler } from '@secretlint/profiler';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import type { Detect } from './finding.ts';
import { isPlaceholder, shown } from './placeholder.ts';

/** What we look for ourselves, in more spellings and with our own advice. */
const OURS = /rule-(?:basicauth|privatekey|database-connection-string|azure)$/;

const PIECE = 1_048_576;
const SHARED = 4_096;

// It keeps every measurement and looks through all of them at each new one: with thousands of texts that takes minutes.
secretLintProfiler.mark = () => undefined;

/** Keys of other services in these texts, found by the rules of secretlint: a function that finds the same ones again, in any spelling. */
export async function knownToOthers(name: string, texts: readonly string[]): Promise<Detect> {
  const keys = new Map<string, string>();
  for (const content of texts.flatMap(piecesOf)) {
    // Each piece takes a while: signals and timers have their turn.
    await setImmediate();
    const { messages } = await lintSource({
      source: { filePath: name, content, contentType: 'text', ext: '' },
      options: {
        config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }] },
        noPhysicFilePath: true,
        maskSecrets: true,
      },
    });
    for (const { ruleId, messageId, range } of messages) {
      const key = content.slice(range[0], range[1]);
      if (!OURS.test(ruleId) && key.length >= 8 && !isPlaceholder(key)) keys.set(key, describe(ruleId, messageId, key));
    }
  }
  return (text) =>
    [...keys].flatMap(([key, what]) =>
      occurrences(text, key).map((from) => ({
        rule: 'service-key' as const,
        from,
        to: from + key.length,
        secret: key,
        what,
        place: [],
      })),
    );
}

/** Pieces that share so much that each key is whole in one. */
function piecesOf(text: string): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(text.length / PIECE)) }, (_, index) =>
    text.slice(index * PIECE, (index + 1) * PIECE + SHARED),
  );
}

function describe(ruleId: string, messageId: string, key: string): string {
  const service = ruleId.replace(/^.*rule-/, '');
  return `${messageId.replace(/[_\s]+/g, ' ').toLowerCase()} (${service}; ${shown(key)})`;
}

function occurrences(text: string, key: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) found.push(at);
  return found;
}
