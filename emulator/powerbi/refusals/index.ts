import type { Evidence } from '../../certainty.ts';
import { dayTooFarBack, modifiedSinceOutOfRange } from './dates.ts';
import { noAppToUpdate } from './deployment.ts';
import { identityMissing, identityUnwanted, rolesMissing } from './embed.ts';
import { exportQueueFull, exportWithoutCapacity, tooManyPages } from './export.ts';
import { dataSourceLoginRefused, gatewayPrincipalInvalid } from './gateway.ts';
import { fileUnreadable, nameTaken, nothingToOverwrite, severalToOverwrite } from './import.ts';
import { notPushModel } from './push.ts';
import { enhancedRefreshRunning, refreshRunning } from './refresh.ts';
import { tooManyScans } from './scan.ts';
import { datasourceNameUnknown, datasourceUnknown, parametersInvalid } from './settings.ts';
import { alreadyInWorkspace, identifierInvalid, workspaceNameTaken } from './workspace.ts';

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
];
