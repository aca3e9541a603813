import { readText, type Reading } from '../../../cli/pasted/read-text.ts';
import { readAnswer } from '../../../diagnosis/answer.ts';
import { texts } from './texts.ts';

const read = (text: string): Reading => readText(text, { headers: {} });

/** What was read, in the words of the table. */
function saidIn({ answer }: Reading): Record<string, unknown> {
  const { status, method, url, headers, body } = answer;
  const { code, info, aadsts, message } = readAnswer({ status, headers, body });
  return {
    status: status || undefined,
    method,
    path: url?.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, ''),
    code: code || info || undefined,
    aadsts: aadsts[0],
    message,
  };
}

test('there are texts enough, each in a dress of its own', () => {
  expect(texts.length).toBeGreaterThanOrEqual(60);
  expect(new Set(texts.map(({ name }) => name)).size).toBe(texts.length);
});

test.each(texts)('$name', ({ text, status, method, path, code, aadsts, message }) => {
  const { message: words, ...said } = saidIn(read(text));
  expect(said).toEqual({ status, method, path, code, aadsts });
  if (message !== undefined) expect(words).toMatch(message);
});
