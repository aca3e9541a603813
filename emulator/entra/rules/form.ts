import type { PlainTokenRule } from './rule.ts';

/** T3: the token endpoint takes POST. */
export const methodNotPost: PlainTokenRule = {
  id: 'T3',
  title: 'The method is not POST',
  certainty: 'documented',
  source: 'Entra reference: error codes; the status is inferred, 405 is possible',
  refuse: ({ method }) => (method === 'POST' ? undefined : { code: 900561, subject: method }),
};

/** A form whose percent signs do not encode anything, or that is JSON in truth. */
export const formMalformed: PlainTokenRule = {
  id: 'T4b',
  title: 'The form cannot be read',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse: ({ formMalformed: malformed }) => (malformed ? { code: 9002313, subject: '' } : undefined),
};

/** `resource` belongs to the v1 endpoint. */
export const resourceOnVersion2: PlainTokenRule = {
  id: 'T4a',
  title: '`resource` was sent to the v2 endpoint',
  certainty: 'reported',
  source: "users' logs; name and status are inferred",
  refuse: ({ version, form }) =>
    version === 2 && form.has('resource') ? { code: 901002, subject: 'resource' } : undefined,
};

/** T4: parameters in the query, or a JSON body, count as missing. */
export const parameterMissing: PlainTokenRule = {
  id: 'T4',
  title: 'The form lacks grant_type, scope (v1: resource) or client_id',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse({ version, form, clientId }) {
    const missing = (name: string): boolean => (form.get(name) ?? '') === '';
    if (missing('grant_type')) return { code: 900144, subject: 'grant_type' };
    const target = version === 2 ? 'scope' : 'resource';
    if (missing(target)) return { code: 900144, subject: target };
    return clientId === '' ? { code: 900144, subject: 'client_id' } : undefined;
  },
};

/** T5: the emulated tenant knows the client credentials grant. */
export const grantUnsupported: PlainTokenRule = {
  id: 'T5',
  title: 'The grant type is not client_credentials',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse({ form }) {
    const grant = form.get('grant_type') ?? '';
    return grant === 'client_credentials' ? undefined : { code: 70003, subject: grant };
  },
};
