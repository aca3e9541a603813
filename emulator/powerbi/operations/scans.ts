import type { TenantDefinition } from '../../tenant/definition.ts';
import { isEnabledFor } from '../../tenant/enabled-for.ts';
import type { SettingName } from '../../tenant/settings.ts';
import { courseOf, phaseAt, type Phase } from '../content/job.ts';
import type { Scan } from '../content/tenant-wide.ts';
import { isActive } from '../content/workspace.ts';
import { invalidParameter, notFound } from '../refusal.ts';
import { modifiedSinceOutOfRange } from '../refusals/dates.ts';
import { tooManyScans } from '../refusals/scan.ts';
import { refused } from '../refusals/rule.ts';
import { shows, type Handlers, type Request } from '../request.ts';
import { scanResult } from './scan-result.ts';

/** A scan covers at most this many workspaces. */
const MOST_WORKSPACES = 100;

const MINUTE = 60_000;
/** Workspaces can be asked for that changed after a moment between these. */
const SINCE = { latest: 30 * MINUTE, earliest: 30 * 24 * 60 * MINUTE };

const OPTIONAL_PARTS = ['lineage', 'datasourceDetails', 'datasetSchema', 'datasetExpressions', 'getArtifactUsers'];

/** Without these settings a scan leaves the details out, and says nothing about it. */
const SETTINGS: Readonly<Record<string, SettingName>> = {
  datasetSchema: 'AdminApisIncludeDetailedMetadata',
  datasetExpressions: 'AdminApisIncludeExpressions',
};

function isOpen({ content, caller }: Request, part: string): boolean {
  const setting = SETTINGS[part];
  return setting === undefined || isEnabledFor(content.tenant, setting, caller.objectId);
}

/** The documented 16 are requests that are answered at the same time: see the limits. A tenant may count unfinished scans as well. */
function mostAtOnce({ jobs }: TenantDefinition): number {
  return jobs?.scan?.atOnce ?? Infinity;
}

/** The phases as the status of a scan names them; that of a failure is inferred. */
const STATUS: Readonly<Record<Phase, string>> = {
  waiting: 'NotStarted',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
};

function isScanning({ fields }: Scan): boolean {
  return fields['status'] === STATUS.waiting || fields['status'] === STATUS.running;
}

/** Counts a read of a scan that has not ended. */
function read({ content }: Request, scan: Scan): void {
  if (!isScanning(scan)) return;
  scan.reads += 1;
  scan.fields['status'] = STATUS[phaseAt(scan.reads, courseOf(content, 'scan'))];
  if (scan.fields['status'] === STATUS.failed)
    scan.fields['error'] = { code: 'ScanFailed', message: 'The scan of the workspaces failed.' };
}

/**
 * The scan, if its result is there. Unless the tenant says how scans go, it is there at once, for a caller that does not wait.
 * @throws Refusal 404 where it is not, which is inferred
 */
function finished({ content, path }: Request): Scan {
  const scan = content.scans.get(path['scanId']);
  const early = isScanning(scan) && content.tenant.jobs?.scan !== undefined;
  if (early || scan.fields['status'] === STATUS.failed) throw notFound();
  return scan;
}

function begin(request: Request): Scan {
  const { content, query } = request;
  const ids = request.fields['workspaces'];
  const workspaceIds = Array.isArray(ids) ? ids.map(String) : [];
  if (workspaceIds.length === 0 || workspaceIds.length > MOST_WORKSPACES) throw invalidParameter('workspaces');
  if (content.scans.list(isScanning).length >= mostAtOnce(content.tenant)) throw refused(tooManyScans);
  const id = content.ids.next();
  return content.scans.add({
    id,
    workspaceIds,
    parts: new Set(OPTIONAL_PARTS.filter((part) => query.get(part)?.toLowerCase() === 'true' && isOpen(request, part))),
    reads: 0,
    fields: { id, createdDateTime: content.clock.next(), status: 'NotStarted' },
  });
}

/**
 * The moment since when changes are asked for, in milliseconds; the beginning of time when it is not said.
 * @throws Refusal 400 when it is out of range, or none
 */
function sinceOf({ content, query }: Request): number {
  const since = query.get('modifiedSince');
  if (since === null) return -Infinity;
  // It is in UTC, whether or not it says so.
  const moment = Date.parse(since.replace(/T[\d:.]+$/, '$&Z'));
  const age = Date.parse(content.clock.now()) - moment;
  if (!(age >= SINCE.latest && age <= SINCE.earliest)) throw refused(modifiedSinceOutOfRange);
  return moment;
}

/** Scans of workspaces for their metadata. */
export const scanHandlers: Handlers = {
  WorkspaceInfo_PostWorkspaceInfo: (request) => shows(begin(request).fields),
  WorkspaceInfo_GetScanStatus: (request) => {
    const scan = request.content.scans.get(request.path['scanId']);
    read(request, scan);
    return shows(scan.fields);
  },
  WorkspaceInfo_GetScanResult: (request) => shows(scanResult(request.content, finished(request))),
  WorkspaceInfo_GetModifiedWorkspaces: (request) => {
    const since = sinceOf(request);
    const without = (name: string): boolean => request.query.get(name)?.toLowerCase() === 'true';
    const kept = request.content.workspaces.list(
      (workspace) =>
        Date.parse(workspace.modified) > since &&
        !(without('excludePersonalWorkspaces') && workspace.fields['type'] === 'PersonalGroup') &&
        !(without('excludeInActiveWorkspaces') && !isActive(workspace)),
    );
    return shows(kept.map(({ id }) => ({ id })));
  },
};
