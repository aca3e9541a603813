import type { Rule } from './rule.ts';
import { azureFamily } from './families/azure.ts';
import { entraFamily } from './families/entra.ts';
import { fabricFamily } from './families/fabric.ts';
import { networkFamily } from './families/network.ts';
import { powerBiNotCarried } from './families/powerbi/not-carried.ts';
import { callRules } from './call-rules.ts';
import { unknownTokenRules } from './rules/claims/unknown-token.ts';
import { connectionRules } from './rules/connection/index.ts';
import { bareClientRules } from './guesses/bare-client.ts';
import { bareRefusalRules } from './guesses/bare-refusal.ts';
import { bareStatusRules } from './guesses/bare-status.ts';
import { graphCode } from './rules/general/graph-code.ts';
import { otherApi } from './rules/general/other-api.ts';
import { otherHost } from './rules/general/other-host.ts';
import { tokenRules } from './rules/token/index.ts';

/** Every rule. A rule about token requests never applies to a call, nor the reverse, so their order does not matter. */
export const rules: readonly Rule[] = [
  ...connectionRules,
  ...networkFamily,
  ...bareClientRules,
  ...bareRefusalRules,
  ...bareStatusRules,
  otherApi,
  otherHost,
  graphCode,
  ...unknownTokenRules,
  ...powerBiNotCarried,
  ...callRules,
  ...fabricFamily,
  ...tokenRules,
  ...entraFamily,
  ...azureFamily,
];
