import type { Evidence } from '../../certainty.ts';
import {
  cloudSourceNotOwned,
  credentialsIncomplete,
  credentialsNotBase64,
  credentialsNotDecryptable,
  encryptionUnfit,
} from './credentials.ts';
import { dayTooFarBack, modifiedSinceOutOfRange } from './dates.ts';
import { deployByApp, itemNotInStage, noAppToUpdate, stageWithoutCapacity } from './deployment.ts';
import { embedQuotaUsedUp, identityMissing, identityUnwanted, rolesMissing } from './embed.ts';
import { exportQueueFull, exportWithoutCapacity, tooManyPages } from './export.ts';
import { dataSourceLoginRefused, gatewayNotOpen, gatewayPrincipalInvalid } from './gateway.ts';
import {
  conflictOfPaginated,
  fileUnreadable,
  liveOverXmla,
  modelOutOfReach,
  nameTaken,
  nothingToOverwrite,
  nothingUploaded,
  severalToOverwrite,
} from './import.ts';
import { notPushModel, rowsUsedUp, textTooLong } from './push.ts';
import {
  enhancedRefreshRunning,
  enhancedWithoutCapacity,
  notifyOptionOfApp,
  notifyOptionOfEnhanced,
  plainRefreshById,
  refreshesUsedUp,
  refreshRunning,
} from './refresh.ts';
import { tooManyScans } from './scan.ts';
import { datasourceNameUnknown, datasourceUnknown, parametersInvalid } from './settings.ts';
import { alreadyInWorkspace, capacityNotAssignable, identifierInvalid, workspaceNameTaken } from './workspace.ts';

/** Why a call that is allowed fails all the same: rules that depend on what stands in the tenant. The handlers ask them. */
export const contentRefusals: readonly Evidence[] = [
  enhancedRefreshRunning,
  refreshRunning,
  alreadyInWorkspace,
  identifierInvalid,
  workspaceNameTaken,
  gatewayPrincipalInvalid,
  dataSourceLoginRefused,
  fileUnreadable,
  nameTaken,
  nothingToOverwrite,
  severalToOverwrite,
  notPushModel,
  dayTooFarBack,
  modifiedSinceOutOfRange,
  parametersInvalid,
  datasourceUnknown,
  datasourceNameUnknown,
  identityUnwanted,
  identityMissing,
  rolesMissing,
  noAppToUpdate,
  exportWithoutCapacity,
  tooManyPages,
  exportQueueFull,
  tooManyScans,
  enhancedWithoutCapacity,
  refreshesUsedUp,
  notifyOptionOfEnhanced,
  notifyOptionOfApp,
  plainRefreshById,
  cloudSourceNotOwned,
  encryptionUnfit,
  credentialsNotBase64,
  credentialsNotDecryptable,
  credentialsIncomplete,
  gatewayNotOpen,
  capacityNotAssignable,
  embedQuotaUsedUp,
  deployByApp,
  stageWithoutCapacity,
  itemNotInStage,
  nothingUploaded,
  modelOutOfReach,
  liveOverXmla,
  conflictOfPaginated,
  rowsUsedUp,
  textTooLong,
];
