import { catalogues } from '../../../catalogue/index.ts';
import { bestDiagnosis } from '../../../cli/pasted/best-diagnosis.ts';
import { readText } from '../../../cli/pasted/read-text.ts';
import { evidenceOf } from '../../../runner/index.ts';
import { met, misses, type Met } from '../../diagnosis/met.ts';
import { describeWith, refusalsMet } from '../../shared.ts';
import { dresses, type Bare } from './dresses.ts';

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  415: 'Unsupported Media Type',
};

function bareOf({ status, method, url, headers, body }: Met): Bare {
  return { status, reason: REASONS[status] ?? '', method, url, headers: Object.entries(headers), body };
}

/** The first cause of a text, as `explain` finds it without a flag. */
function firstOf(text: string): ReturnType<typeof bestDiagnosis>['causes'][number] | undefined {
  const { answer } = readText(text, { headers: {} });
  const { method = 'GET', url = '', status, headers, body, whole } = answer;
  return bestDiagnosis(
    evidenceOf(
      { method, url, status, headers, body },
      { catalogues, now: Date.UTC(2026, 10, 23, 10), ...(whole ? {} : { origin: 'text' as const }) },
    ),
    answer,
  ).causes[0];
}

/** A line of a log that says 200 is no failure to the reader, whatever its body tells. */
const namesFor = ({ status }: Met): string[] =>
  Object.keys(dresses).filter((name) => status >= 400 || name !== 'a line of a log');

describeWith(refusalsMet)('refusals that people met, as clients print them', () => {
  const rows = met.map((each): [string, Met] => [each.name, each]);
  test.each<[string, Met | undefined]>(rows.length > 0 ? rows : [['none here', undefined]])(
    '%s, in every dress',
    (_name, each) => {
      const found = namesFor(each!).map((name) => {
        const cause = firstOf(dresses[name]!(bareOf(each!)));
        return [name, cause === undefined ? 'nothing' : cause.code === 'UNKNOWN' ? 'unknown' : misses(cause, each!)];
      });
      expect(found.filter(([, said]) => JSON.stringify(said) !== '{"missing":[],"wrong":[]}')).toEqual([]);
    },
  );
});
