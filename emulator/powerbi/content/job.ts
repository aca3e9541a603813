import type { JobCourse, JobKind } from '../../tenant/jobs.ts';
import type { Content } from './content.ts';

/** What a read finds: the service has words of its own for each. */
export type Phase = 'waiting' | 'running' | 'succeeded' | 'failed';

const USUAL_READS = 2;

/** The course that jobs of a kind take at present. */
export function courseOf({ tenant }: Pick<Content, 'tenant'>, kind: JobKind): JobCourse {
  return tenant.jobs?.[kind] ?? {};
}

/** What the read with this number finds. A job that lasts three reads or more has not begun at the first. */
export function phaseAt(read: number, { reads = USUAL_READS, ends = 'succeeded' }: JobCourse): Phase {
  const last = ends === 'never' ? Infinity : reads;
  if (read >= last) return ends === 'succeeded' ? 'succeeded' : 'failed';
  return read === 1 && last > USUAL_READS ? 'waiting' : 'running';
}

/** Whether jobs on this course come to nothing: what they would make is then not made. */
export function comesToNothing({ ends }: JobCourse): boolean {
  return ends === 'failed' || ends === 'failed-again';
}
