import { entraRule, value } from './aadsts.ts';

export const conditionalAccess = entraRule({
  code: 'ENTRA_CONDITIONAL_ACCESS',
  title: 'A Conditional Access policy blocks the sign-in',
  certainty: 'documented',
  numbers: [53003, 530032],
  meaning: () => 'a policy refuses a token for this sign-in',
  fix: ({ evidence: { settings }, answer }) => [
    `Have an administrator look up the sign-in of app ${value(settings.clientId, 'of clientId')} in Entra, Sign-in logs, Service principal sign-ins${correlation(answer.json)}: it names the policy.`,
    "Exclude the app from it, or add the address it calls from to the policy's named locations.",
  ],
});

function correlation(json: unknown): string {
  const id = (json as { correlation_id?: unknown } | null | undefined)?.correlation_id;
  return typeof id === 'string' ? `, correlation id ${id.slice(0, 60)}` : '';
}
