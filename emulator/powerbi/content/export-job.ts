import type { ExportCourse } from '../../tenant/jobs.ts';
import type { Fields } from '../fields.ts';
import type { Placed } from './items.ts';
import { phaseAt, type Phase } from './job.ts';

/** An export of a report to a file. */
export interface ExportJob extends Placed {
  readonly reportId: string;
  readonly format: string;
  reads: number;
  phase: Phase;
  /** It failed, and says when to start the whole export again. */
  advised: boolean;
  /** It succeeds, whatever its course says: an export of this report has failed before with the advice to start again. */
  readonly again: boolean;
  fields: Fields;
}

const SHOWN: Readonly<Record<Phase, Fields>> = {
  waiting: { status: 'NotStarted', percentComplete: 0 },
  running: { status: 'Running', percentComplete: 50 },
  succeeded: { status: 'Succeeded', percentComplete: 100 },
  failed: { status: 'Failed', percentComplete: 0 },
};

/** Whether an export has neither succeeded nor failed. */
export function isExporting({ phase }: Pick<ExportJob, 'phase'>): boolean {
  return phase === 'waiting' || phase === 'running';
}

/** Counts a read, and tells what it finds. What has ended stays as it is. */
export function readExport(job: ExportJob, course: ExportCourse, at: string): Phase {
  if (!isExporting(job)) return job.phase;
  job.reads += 1;
  job.phase = phaseAt(job.reads, job.again ? { ...course, ends: 'succeeded' } : course);
  job.advised = job.phase === 'failed' && course.ends === 'failed-again';
  Object.assign(job.fields, SHOWN[job.phase], { lastActionDateTime: at });
  return job.phase;
}
