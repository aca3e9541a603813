import { defined } from '../../catalogue/model/defined.ts';
import { isApiAddress } from './address-in-text.ts';
import type { PlacedAnswer } from './given-answer.ts';
import { headersOf, isObject, member, textIn } from './json-members.ts';

/**
 * The answers that a HAR file holds, as browsers and proxies save it, in order. Beside calls of the
 * services, those of pages, pictures and scripts are left out.
 * @param json the parsed text
 * @returns undefined when it is not one
 */
export function readHar(json: unknown): PlacedAnswer[] | undefined {
  const entries = member(json, 'log', 'entries');
  if (!Array.isArray(entries)) return undefined;
  const answers = entries.filter((entry) => isObject(member(entry, 'response'))).map(answerOf);
  const ofServices = answers.filter(
    ({ url, method }) => url !== undefined && isApiAddress(url) && method !== 'OPTIONS',
  );
  return ofServices.length > 0 ? ofServices : answers;
}

function answerOf(entry: unknown): PlacedAnswer {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const authorization = headersOf(member(request, 'headers'))['authorization'];
  const method = textIn(member(request, 'method'));
  const url = textIn(member(request, 'url'));
  return {
    line: 0,
    whole: true,
    status: Number(member(response, 'status')) || 0,
    headers: headersOf(member(response, 'headers')),
    body: bodyOf(member(response, 'content')),
    ...defined({ method, url }),
    // Browsers leave the header out when they save, so its absence says nothing.
    ...(authorization === undefined || !/eyJ/.test(authorization) ? {} : { authorization }),
  };
}

function bodyOf(content: unknown): string {
  const text = textIn(member(content, 'text')) ?? '';
  return member(content, 'encoding') === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}
