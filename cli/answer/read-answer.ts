import { CliError } from '../cli-error.ts';
import type { GivenAnswer } from './given-answer.ts';
import { readHttpText } from './http-text.ts';
import { readPostmanExample } from './postman-example.ts';

/** What the command line says of the answer; it wins over what the text says. */
export interface Said {
  readonly status?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Reads an answer: output of curl, an example saved in Postman, or a body alone when the status is said.
 * @param subject where the text came from, for a message
 * @throws CliError E_INPUT_EMPTY, E_STATUS_UNKNOWN, E_ANSWER_UNREADABLE
 */
export function readAnswer(text: string, said: Said, subject: string): GivenAnswer {
  const found = readHttpText(text) ?? readPostmanExample(parse(text), said.status) ?? bodyAlone(text, said, subject);
  const names = new Set(Object.keys(said.headers).map((name) => name.toLowerCase()));
  const kept = Object.entries(found.headers).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...found, status: said.status ?? found.status, headers: { ...Object.fromEntries(kept), ...said.headers } };
}

function bodyAlone(text: string, { status }: Said, subject: string): GivenAnswer {
  if (status !== undefined) return { status, headers: {}, body: text };
  if (text.trim() === '') throw new CliError('E_INPUT_EMPTY', subject);
  throw new CliError(parse(text) === undefined ? 'E_ANSWER_UNREADABLE' : 'E_STATUS_UNKNOWN', subject);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}
