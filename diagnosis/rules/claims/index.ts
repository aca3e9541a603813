import type { Rule } from '../../rule.ts';
import { foreignAudience } from './audience.ts';
import { expired } from './expired.ts';
import { malformed } from './malformed.ts';
import { tokenMissing } from './missing.ts';
import { notYetValid } from './not-yet-valid.ts';
import { wrongTenant } from './tenant.ts';
import { userOnAppOnly } from './user-on-app-only.ts';
import { userToken } from './user.ts';

export const claimsRules: readonly Rule[] = [
  tokenMissing,
  foreignAudience,
  expired,
  notYetValid,
  malformed,
  wrongTenant,
  userOnAppOnly,
  userToken,
];
