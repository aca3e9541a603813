import * as pages from '../../pages.ts';
import { waitOf } from '../../rules/powerbi/throttled.ts';
import type { Row } from '../row.ts';
import { answered, fromPowerBi, WORKSPACE } from './sample.ts';

/** Limits of calls. */
export const throttledRows: readonly Row[] = [
  {
    code: 'FABRIC_THROTTLED',
    title: 'Too many requests to Fabric',
    certainty: 'documented',
    docs: pages.fabricThrottling,
    source: '429 with Retry-After is in all descriptions; captures of RequestBlocked: fabric-cicd #704 and others',
    when: {
      service: 'fabric',
      also: ({ status, says }) => status === 429 || says('RequestBlocked', 'TooManyRequests'),
    },
    evidence: '429, RequestBlocked or TooManyRequests',
    why: (view) => {
      const wait = waitOf(view);
      return `Fabric limits this caller${wait ? ` for ${wait} more` : ''}. Token and rights are not the cause.`;
    },
    fix: (view) => {
      const wait = waitOf(view);
      return [
        wait
          ? `Wait ${wait} (Retry-After), then send it once. Earlier calls make the wait longer.`
          : 'Wait a minute, then send it once.',
        view.isAdmin
          ? 'Admin operations have the lowest limits (such as 25 a minute or 200 an hour): keep answers, and ask for lists.'
          : 'The limit counts by caller: spread the calls, keep answers, and ask for lists instead of single objects.',
      ];
    },
    example: answered('RequestBlocked', { path: WORKSPACE, status: 429 }),
    nearMiss: fromPowerBi('RequestBlocked'),
  },
];
