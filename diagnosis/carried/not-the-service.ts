import type { CarriedRule } from './carried.ts';

/** An answer of a proxy, a gateway or a portal on the way. Which of them, only the whole diagnosis tells. */
export const notTheService: CarriedRule = {
  code: 'UNKNOWN',
  title: 'Something on the way answered, not the service',
  stage: 'reason',
  explain({ answer, status }) {
    if (answer.requestId !== '' || answer.aadsts.length > 0) return null;
    if (!answer.html && status !== 407 && !(status >= 400 && answer.envelope === 'unreadable')) return null;
    return {
      fix: [
        'Check apiUrl and loginUrl. Behind a proxy or on a guest network, pass its sign-in first.',
        // Without its scheme: Bruno's converter takes two slashes behind a word for a comment.
        'Read on: learn.microsoft.com/power-bi/developer/embedded/troubleshoot-rest-api',
      ],
    };
  },
};
