import { field, textOf, type Answer } from '../answer.ts';
import type { Evidence } from '../evidence.ts';

/** In a script what stands in place of `said.ts`: code, message and details of a failure, or what else came, in one line. */
export function wordsOf(answer: Answer, { body }: Pick<Evidence, 'body'>): { readonly said: string } {
  return {
    said: textIn(answer, body)
      .replace(/<[^<>]*>|\s+/g, ' ')
      .trim(),
  };
}

function textIn(answer: Answer, body: string): string {
  const { code, info, message, json, html, envelope } = answer;
  if (html) return /<title[^>]*>([^<]*)/i.exec(body)?.[1] ?? '';
  if (envelope === 'unreadable') return body;
  const error = field(json, 'error');
  const lists = [field(field(error, 'pbi.error'), 'details'), field(error, 'details')];
  const details = lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : [])).map(detailOf);
  const name = code || info;
  const first = message.startsWith(name) ? message : `${name}: ${message}`.replace(/: $/, '');
  return [first, ...details, answer.header('x-powerbi-error-details')].filter(Boolean).join('. ');
}

function detailOf(entry: unknown): string {
  const value = textOf(field(field(entry, 'detail'), 'value')) || textOf(field(entry, 'message'));
  return [textOf(field(entry, 'target')), value].filter(Boolean).join(': ');
}
