import type { JobCourse } from '../../tenant/jobs.ts';
import type { Fields } from '../fields.ts';
import { phaseAt } from './job.ts';

/** Any of these in a request makes the refresh an enhanced one, which has no use for a notify option. */
export const enhancements = [
  'type',
  'commitMode',
  'maxParallelism',
  'retryCount',
  'objects',
  'applyRefreshPolicy',
  'effectiveDate',
] as const;

/** One refresh of a semantic model. How many reads find it running, the tenant's definition says: the emulator never waits for a clock. */
export interface Refresh {
  readonly id: string;
  /** Sent with more than a notify option: it has details and can be cancelled on the real service. */
  readonly enhanced: boolean;
  state: 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled';
  reads: number;
  readonly startTime: string;
  endTime: string;
  /** What the caller asked for: type, commit mode, objects. */
  readonly asked: Fields;
  attempts: Fields[];
  messages: Fields[];
}

const OUTCOME = {
  waiting: { status: 'Unknown', extendedStatus: 'NotStarted' },
  running: { status: 'Unknown', extendedStatus: 'InProgress' },
  completed: { status: 'Completed', extendedStatus: 'Completed' },
  failed: { status: 'Failed', extendedStatus: 'Failed' },
  // The enumeration of `status` has no word for it.
  cancelled: { status: 'Unknown', extendedStatus: 'Cancelled' },
} as const;

/** What the history says of a refresh that had no credentials for a data source. */
export const credentialsMissing = { errorCode: 'ModelRefreshFailed_CredentialsNotSpecified' };

/** What the history says of a refresh that failed for no reason of the tenant's; many reports have the code. */
export const processingFailed = { errorCode: 'ModelRefresh_ShortMessage_ProcessingError' };

/** Whether a refresh has not ended. */
export function isUnderWay({ state }: Pick<Refresh, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/**
 * Counts a read of a refresh that has not ended. Tells whether it still runs.
 * @param at when it is read
 * @param failure why it fails in the end, whatever its course says
 */
export function readRefresh(refresh: Refresh, at: string, course: JobCourse, failure?: Fields): boolean {
  if (!isUnderWay(refresh)) return false;
  refresh.reads += 1;
  const phase = phaseAt(refresh.reads, course);
  if (phase === 'waiting' || phase === 'running') {
    refresh.state = phase;
    return true;
  }
  const reason = failure ?? (phase === 'failed' ? processingFailed : undefined);
  refresh.state = reason === undefined ? 'completed' : 'failed';
  refresh.endTime = at;
  const serviceExceptionJson = reason === undefined ? {} : { serviceExceptionJson: JSON.stringify(reason) };
  refresh.attempts = [
    { attemptId: 1, startTime: refresh.startTime, endTime: refresh.endTime, ...serviceExceptionJson, type: 'Data' },
  ];
  if (reason !== undefined && refresh.enhanced)
    refresh.messages = [{ code: '0xC11C0020', message: 'The refresh of the model failed.', type: 'Error' }];
  return false;
}

/** As the refresh history lists it. */
export function historyEntry(refresh: Refresh): Fields {
  const ended = !isUnderWay(refresh);
  const failure = refresh.attempts.findLast((attempt) => attempt['serviceExceptionJson'] !== undefined);
  return {
    requestId: refresh.id,
    // A number of its own, which no other call asks for.
    id: Number.parseInt(refresh.id.slice(0, 8), 16),
    refreshType: refresh.enhanced ? 'ViaEnhancedApi' : 'ViaApi',
    startTime: refresh.startTime,
    status: refresh.state === 'cancelled' ? 'Cancelled' : OUTCOME[refresh.state].status,
    ...(refresh.enhanced ? { extendedStatus: OUTCOME[refresh.state].extendedStatus } : {}),
    refreshAttempts: refresh.attempts,
    ...(ended ? { endTime: refresh.endTime } : {}),
    ...(refresh.state === 'failed' && failure ? { serviceExceptionJson: failure['serviceExceptionJson'] } : {}),
  };
}

/** As the details of one refresh show it. */
export function refreshDetail(refresh: Refresh): Fields {
  const ended = !isUnderWay(refresh);
  const type = refresh.asked['type'] ?? 'Full';
  const objects = Array.isArray(refresh.asked['objects']) ? (refresh.asked['objects'] as Fields[]) : [];
  return {
    startTime: refresh.startTime,
    ...(ended ? { endTime: refresh.endTime } : {}),
    type,
    currentRefreshType: type,
    commitMode: refresh.asked['commitMode'] ?? 'Transactional',
    ...OUTCOME[refresh.state],
    numberOfAttempts: Math.max(0, refresh.attempts.length - 1),
    objects: objects.map((object) => ({
      ...object,
      status: OUTCOME[refresh.state].extendedStatus,
    })),
    messages: refresh.messages,
    refreshAttempts: refresh.attempts,
  };
}
