import type { TenantDefinition } from '../../tenant/definition.ts';
import type { ExportCourse, JobKind, Jobs } from '../../tenant/jobs.ts';

/** What decides how a job goes; what belongs to exports alone does no harm to others. */
type Course = Pick<ExportCourse, 'reads' | 'ends'>;

/** What a read finds: the service has words of its own for each. */
export type Phase = 'waiting' | 'running' | 'succeeded' | 'failed';

const USUAL_READS = 2;

/** The course that jobs of a kind take at present. */
export function courseOf<Kind extends JobKind>(
  { tenant }: { readonly tenant: TenantDefinition },
  kind: Kind,
): NonNullable<Jobs[Kind]> {
  return tenant.jobs?.[kind] ?? {};
}

/** What the read with this number finds. A job that lasts three reads or more has not begun at the first. */
export function phaseAt(read: number, { reads = USUAL_READS, ends = 'succeeded' }: Course): Phase {
  const last = ends === 'never' ? Infinity : reads;
  if (read >= last) return ends === 'succeeded' ? 'succeeded' : 'failed';
  return read === 1 && last > USUAL_READS ? 'waiting' : 'running';
}

/** Whether jobs on this course come to nothing: what they would make is then not made. */
export function comesToNothing({ ends }: Course): boolean {
  return ends === 'failed' || ends === 'failed-again';
}
