import type { Rule } from '../../rule.ts';
import { appDisabled } from './app-disabled.ts';
import { appNotFound } from './app-not-found.ts';
import { assertionMalformed } from './assertion-malformed.ts';
import { assertionSignature } from './assertion-signature.ts';
import { assertionTime } from './assertion-time.ts';
import { assignmentRequired } from './assignment-required.ts';
import { commonNotSupported } from './common-not-supported.ts';
import { conditionalAccess } from './conditional-access.ts';
import { consentMissing } from './consent-missing.ts';
import { credentialMissing } from './credential-missing.ts';
import { federationAudience } from './federation-audience.ts';
import { federationIssuer } from './federation-issuer.ts';
import { federationSubject } from './federation-subject.ts';
import { grantType } from './grant-type.ts';
import { method } from './method.ts';
import { parameterMissing } from './parameter-missing.ts';
import { requestMalformed } from './request-malformed.ts';
import { resourceNotRequested } from './resource-not-requested.ts';
import { resourceOnV2 } from './resource-on-v2.ts';
import { resourceUnknown } from './resource-unknown.ts';
import { scopeDefaultMissing } from './scope-default-missing.ts';
import { scopeDoubleEncoded } from './scope-double-encoded.ts';
import { scopeInvalid } from './scope-invalid.ts';
import { scopeTwoResources } from './scope-two-resources.ts';
import { secretExpired } from './secret-expired.ts';
import { secretWrong } from './secret-wrong.ts';
import { tenantCommon } from './tenant-common.ts';
import { tenantMalformed } from './tenant-malformed.ts';
import { tenantNotFound } from './tenant-not-found.ts';
import { entraThrottled } from './throttled.ts';
import { wrongCloud } from './wrong-cloud.ts';

/** Every refusal of a token, one number or a few each. */
export const tokenRules: readonly Rule[] = [
  secretWrong,
  secretExpired,
  credentialMissing,
  appNotFound,
  appDisabled,
  tenantNotFound,
  tenantMalformed,
  scopeDoubleEncoded,
  scopeDefaultMissing,
  scopeInvalid,
  scopeTwoResources,
  resourceUnknown,
  resourceNotRequested,
  tenantCommon,
  consentMissing,
  assignmentRequired,
  conditionalAccess,
  assertionSignature,
  assertionTime,
  assertionMalformed,
  federationIssuer,
  federationAudience,
  federationSubject,
  parameterMissing,
  resourceOnV2,
  requestMalformed,
  grantType,
  method,
  wrongCloud,
  commonNotSupported,
  entraThrottled,
];
