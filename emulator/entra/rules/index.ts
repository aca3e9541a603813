import type { EntraRefusal } from '../error-answer.ts';
import type { TokenRequest } from '../token-request.ts';
import { assertionMalformed, assertionTypeMissing, certificateAssertion, federatedAssertion } from './assertion.ts';
import {
  assignmentMissing,
  clientDisabled,
  clientUnknown,
  conditionalAccess,
  consentMissing,
  credentialMissing,
  secretWrong,
} from './client.ts';
import { formMalformed, grantUnsupported, methodNotPost, parameterMissing, resourceOnVersion2 } from './form.ts';
import type { TokenRule } from './rule.ts';
import { resourceNotRequested, resourceUnknown, scopeOfTwoResources, scopeWithoutDefault } from './scope.ts';
import { tenantMalformed, tenantOfOtherCloud, tenantShared, tenantUnknown } from './tenant.ts';

export type { TokenRule } from './rule.ts';

/** Why the token endpoint refuses, in the order in which the rules are asked. */
export const tokenRules: readonly TokenRule[] = [
  tenantMalformed,
  tenantOfOtherCloud,
  tenantUnknown,
  methodNotPost,
  formMalformed,
  resourceOnVersion2,
  parameterMissing,
  grantUnsupported,
  clientUnknown,
  clientDisabled,
  credentialMissing,
  secretWrong,
  assertionTypeMissing,
  assertionMalformed,
  certificateAssertion,
  federatedAssertion,
  scopeWithoutDefault,
  scopeOfTwoResources,
  resourceUnknown,
  resourceNotRequested,
  assignmentMissing,
  conditionalAccess,
  consentMissing,
  tenantShared,
];

/** The first reason to refuse, if any. */
export async function firstTokenRefusal(request: TokenRequest): Promise<EntraRefusal | undefined> {
  for (const rule of tokenRules) {
    const refusal = await rule.refuse(request);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The discovery documents ask only whether the tenant exists. */
export function firstTenantRefusal(request: TokenRequest): EntraRefusal | undefined {
  return tenantMalformed.refuse(request) ?? tenantOfOtherCloud.refuse(request) ?? tenantUnknown.refuse(request);
}
