import * as pages from '../../pages.ts';
import { entraRule } from './aadsts.ts';

export const assertionTime = entraRule({
  code: 'ENTRA_ASSERTION_TIME',
  title: 'The assertion is outside its time',
  certainty: 'reported',
  docs: pages.certificate,
  source: 'users\' logs',
  numbers: [700024, 500133],
  meaning: ({ answer, evidence, time }) => {
    const off = Math.round((time - evidence.now) / 60_000);
    return `nbf and exp of client_assertion do not enclose Entra's time${answer.header('date') && Math.abs(off) > 1 ? `; this machine is ${Math.abs(off)} min ${off > 0 ? 'behind' : 'ahead of'} it` : ''}`;
  },
  fix: ({ evidence: { settings } }) => [
    'Set this machine\'s clock by a time server.',
    ...(settings.credential === 'certificate' ? [] : [settings.credential === 'assertion' ? 'Get a new assertion of the other identity provider and paste it into clientAssertion: such a token lives for minutes.' : 'Make a new assertion for each request, with exp at most ten minutes after nbf, both in seconds.']),
  ],
});
