import type { Fields } from '../fields.ts';
import type { Placed } from './items.ts';

/** An export of a report to a file. It runs when it is first asked for and is done on the second read. */
export interface ExportJob extends Placed {
  readonly reportId: string;
  readonly format: string;
  reads: number;
  fields: Fields;
}

/** Counts a read and tells whether the export still runs. */
export function readExport(job: ExportJob, at: string): boolean {
  job.reads += 1;
  const running = job.reads === 1;
  Object.assign(
    job.fields,
    running ? { status: 'Running', percentComplete: 50 } : { status: 'Succeeded', percentComplete: 100 },
  );
  if (job.reads <= 2) job.fields['lastActionDateTime'] = at;
  return running;
}
