import { defined } from '../../catalogue/model/defined.ts';
import type { PlacedAnswer } from './given-answer.ts';
import { headersOf, listOf, member, textIn } from './json-members.ts';

/**
 * The answers in what Newman's JSON reporter writes, in order.
 * @param json the parsed text
 * @returns undefined when it is not that
 */
export function readNewmanJson(json: unknown): PlacedAnswer[] | undefined {
  const executions = member(json, 'run', 'executions');
  return Array.isArray(executions) ? executions.flatMap(answerOf) : undefined;
}

function answerOf(execution: unknown): PlacedAnswer[] {
  const request = member(execution, 'request') ?? member(execution, 'item', 'request');
  const response = member(execution, 'response');
  if (request === undefined || (response === undefined && member(execution, 'requestError') === undefined)) return [];
  const authorization = headersOf(member(request, 'header'))['authorization'];
  const method = textIn(member(request, 'method'));
  const url = addressOf(member(request, 'url'));
  return [
    {
      line: 0,
      whole: true,
      status: Number(member(response, 'code')) || 0,
      headers: headersOf(member(response, 'header') ?? member(response, 'headers')),
      body: bodyOf(response),
      ...defined({ method, url }),
      ...(authorization === undefined || !/eyJ/.test(authorization) ? {} : { authorization }),
    },
  ];
}

function bodyOf(response: unknown): string {
  const bytes = member(response, 'stream', 'data') ?? member(response, 'stream');
  if (Array.isArray(bytes))
    return Buffer.from(bytes.map(Number).filter((byte) => byte >= 0 && byte < 256)).toString('utf8');
  return textIn(member(response, 'body')) ?? textIn(member(response, 'stream')) ?? '';
}

/** Newman lists host and path by their parts. */
function addressOf(url: unknown): string | undefined {
  if (typeof url === 'string') return url;
  const host = listOf(member(url, 'host')).map(String).join('.') || textIn(member(url, 'host'));
  if (!host) return textIn(member(url, 'raw'));
  const path = listOf(member(url, 'path'))
    .map((part) => (typeof part === 'string' ? part : (textIn(member(part, 'value')) ?? '')))
    .join('/');
  const query = listOf(member(url, 'query'))
    .map((part) => `${textIn(member(part, 'key')) ?? ''}=${textIn(member(part, 'value')) ?? ''}`)
    .join('&');
  const port = textIn(member(url, 'port'));
  return `${textIn(member(url, 'protocol')) ?? 'https'}://${host}${port === undefined ? '' : `:${port}`}/${path}${query === '' ? '' : `?${query}`}`;
}
