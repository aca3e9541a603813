import type { PlainTokenRule } from './rule.ts';

/** T6: the app is not in this tenant: mistyped, swapped with the tenant id, or never consented to. */
export const clientUnknown: PlainTokenRule = {
  id: 'T6',
  title: 'No app in the tenant has this client id',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse: ({ app, clientId, tenant }) =>
    app === undefined ? { code: tenant.switches.appNotFound, subject: clientId } : undefined,
};

/** The enterprise application is switched off. */
export const clientDisabled: PlainTokenRule = {
  id: 'T6a',
  title: 'The app is disabled',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse: ({ app, clientId }) => (app?.disabled === true ? { code: 7000112, subject: clientId } : undefined),
};

/** T7: an empty value counts as absent, which is what an unset variable sends. */
export const credentialMissing: PlainTokenRule = {
  id: 'T7',
  title: 'Neither a secret nor an assertion was sent',
  certainty: 'reported',
  source: "users' logs; the status is inferred",
  refuse: ({ clientSecret, clientAssertion, tenant }) =>
    clientSecret === '' && clientAssertion === ''
      ? { code: tenant.switches.credentialMissing, subject: '' }
      : undefined,
};

/** T8: also what a secret's id gets in place of its value. Does not apply to an assertion. */
export const secretWrong: PlainTokenRule = {
  id: 'T8',
  title: 'The secret is wrong or has expired',
  certainty: 'reported',
  source: "full bodies in the Azure SDK's troubleshooting guide and in users' logs",
  refuse({ app, clientId, clientSecret, now }) {
    if (app === undefined || clientSecret === '') return undefined;
    const secret = app.secrets.find(({ value }) => value === clientSecret);
    if (secret === undefined) return { code: 7000215, subject: clientId };
    return Date.parse(secret.expires) <= now.getTime() ? { code: 7000222, subject: clientId } : undefined;
  },
};

/** A multi-tenant app that nobody let into this tenant. */
export const consentMissing: PlainTokenRule = {
  id: 'T13a',
  title: 'Nobody consented to the app in this tenant',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse: ({ app, clientId }) => (app?.consentMissing === true ? { code: 65001, subject: clientId } : undefined),
};

/** An enterprise application that wants assignment, and a caller who has none. */
export const assignmentMissing: PlainTokenRule = {
  id: 'T12a',
  title: 'The resource wants the app to be assigned to it',
  certainty: 'reported',
  source: "Entra reference: error codes; a user's article has 400",
  refuse: ({ app, clientId }) => (app?.assignmentRequired === true ? { code: 501051, subject: clientId } : undefined),
};

/** Conditional Access for workload identities. */
export const conditionalAccess: PlainTokenRule = {
  id: 'T12b',
  title: 'Conditional Access blocks the app',
  certainty: 'inferred',
  source: 'Entra reference: error codes; name and status are inferred',
  refuse: ({ app, clientId }) =>
    app?.blockedByConditionalAccess === true ? { code: 53003, subject: clientId } : undefined,
};
