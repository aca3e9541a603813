import type { AreaErrors } from './advice.ts';

/** Run records, the reports made of them, and baselines. */
export const reportErrors = {
  E_REPORTS_LOST: {
    what: 'the reports of the run can no longer be written to {subject}',
    why: '{cause}',
    next: 'Requests already sent cannot be undone. Free some disk space and run again. `powerbi-postman report` can read the part of record.ndjson that was written.',
  },
  E_REPORTS_LOCKED: {
    what: 'another command is writing to the folder {subject}',
    why: '{cause} Two commands in one folder would overwrite each other.',
    next: 'Wait until it has ended, or choose another folder: `--reports DIR` for run and compare, `--out DIR` for report. Nothing was sent or written.',
  },
  E_REPORTS_UNWRITABLE: {
    what: 'the reports cannot be written to {subject}',
    why: '{cause}',
    next: 'Choose another folder with `--reports DIR`. Nothing was sent.',
  },
  E_RECORD_UNREADABLE: {
    what: 'the run record {subject} cannot be read',
    why: '{cause}',
    next: 'Check the path. `powerbi-postman run` writes record.ndjson and record.json into its folder of reports.',
  },
  E_RECORD_INVALID: {
    what: '{subject} is not a run record',
    why: '{cause}',
    next: 'Give record.json or record.ndjson as `powerbi-postman run` wrote it. docs/run-record.schema.json describes its content.',
  },
  E_RECORDS_MIXED: {
    what: 'these records cannot be merged into one run: {subject}',
    why: 'Only the records of the shards of one run can be merged, each once. For a shard that ran twice, the later record counts.',
    next: 'Give one record of each shard, or report each record separately.',
  },
  E_BASELINE_UNREADABLE: {
    what: 'the baseline {subject} cannot be read',
    why: '{cause}',
    next: 'Check the path. `powerbi-postman run --save-baseline FILE` writes the first one. Nothing was sent.',
  },
  E_BASELINE_FOREIGN: {
    what: 'the baseline {subject} belongs to another identity',
    why: '{cause} The access of one identity says nothing about another.',
    next: 'Use the baseline of this identity, or save one with `--save-baseline FILE`.',
  },
  E_BASELINE_INVALID: {
    what: '{subject} is not a baseline',
    why: '{cause}',
    next: 'Write it again with `powerbi-postman run --save-baseline FILE`. Nothing was sent.',
  },
} as const satisfies AreaErrors;
