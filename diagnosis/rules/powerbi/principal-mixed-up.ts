import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

/** Does not apply to other 400s: the call gives somebody access, and the service calls its parameters invalid. */
export const principalMixedUp: Rule = {
  code: 'PBI_PRINCIPAL_MIXED_UP',
  title: 'The principal to add is not identified correctly',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.addGroupUser,
  source: "users' captures; that an app has two object ids is documented",
  evidence: '400 InvalidRequest on POST or PUT …/users',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/users',
    method: 'POST',
    status: 400,
    body: { error: { code: 'InvalidRequest', message: 'principalType is missing or invalid' } },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    method: 'POST',
    status: 400,
    body: { error: { code: 'InvalidRequest', message: 'name is missing or invalid' } },
  },
  explain({ service, status, path, evidence, says, answer }) {
    if (
      service !== 'powerbi' ||
      status !== 400 ||
      !/\/users\/?$/i.test(path) ||
      !/^(POST|PUT)$/.test(evidence.method) ||
      !says('InvalidRequest')
    )
      return null;
    const type = /principalType/i.test(answer.message);
    return {
      why: type
        ? 'The service calls PrincipalType missing or invalid.'
        : 'The service calls the request to give access invalid.',
      fix: [
        "Send principalType App for a service principal, User with the address as identifier, or Group with the group's object id.",
        "identifier of an app is the object id of its enterprise application (the oid of its tokens). It is neither its client id nor the app registration's object id.",
      ],
    };
  },
};
