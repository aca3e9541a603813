import { defined } from '../../catalogue/model/defined.ts';
import type { PlacedAnswer } from './given-answer.ts';
import { headersOf, isObject, listOf, member, textIn } from './json-members.ts';

/** The answers in a run record, `record.json`, in order. @returns undefined when it is not one */
export function readRecordJson(json: unknown): PlacedAnswer[] | undefined {
  const entries = member(json, 'entries');
  if (!Array.isArray(entries) || !entries.every((entry) => isObject(entry))) return undefined;
  return entries.some((entry) => Array.isArray(member(entry, 'attempts')))
    ? entries.flatMap((entry) => answerOf(entry, 0))
    : undefined;
}

/** The answers in the lines of `record.ndjson`, in order. @returns undefined when the first line is not the head of one */
export function readRecordLines(text: string): PlacedAnswer[] | undefined {
  if (!/^\s*\{"kind":\s?"head"/.test(text)) return undefined;
  return text.split('\n').flatMap((line, index) => (line.startsWith('{') ? answerOf(parsed(line), index + 1) : []));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    // The last line may be torn.
    return undefined;
  }
}

/** What was answered last for an entry; nothing for one that was not sent. */
function answerOf(entry: unknown, line: number): PlacedAnswer[] {
  const attempt = listOf(member(entry, 'attempts')).at(-1);
  if (attempt === undefined) return [];
  const response = member(entry, 'exchange', 'response');
  const method = textIn(member(attempt, 'method'));
  const url = textIn(member(attempt, 'url'));
  return [
    {
      line,
      whole: true,
      status: Number(member(attempt, 'status')) || 0,
      headers: headersOf(member(response, 'headers')),
      body: textIn(member(response, 'body')) ?? '',
      ...defined({ method, url }),
    },
  ];
}
