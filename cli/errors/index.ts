import type { RunErrorCode } from '../../runner/index.ts';
import type { Advice } from './advice.ts';
import { certificateErrors } from './certificates.ts';
import { collectionErrors } from './collections.ts';
import { commandLineErrors } from './command-line.ts';
import { credentialErrors } from './credentials.ts';
import { emulatorErrors } from './emulator.ts';
import { environmentErrors } from './environments.ts';
import { explainErrors } from './explain.ts';
import { fileErrors } from './files.ts';
import { pipelineErrors } from './pipelines.ts';
import { reportErrors } from './reports.ts';
import { runErrors } from './runs.ts';
import { signInErrors } from './sign-in.ts';
import { sourceErrors } from './sources.ts';

/** The errors of each area. */
export const areas = [
  commandLineErrors,
  credentialErrors,
  certificateErrors,
  signInErrors,
  environmentErrors,
  collectionErrors,
  runErrors,
  reportErrors,
  explainErrors,
  emulatorErrors,
  fileErrors,
  pipelineErrors,
  sourceErrors,
] as const;

/** Every stable code that an error of the command line can have: its own, and those of the runner. */
export type ErrorCode = CodesOf<(typeof areas)[number]>;
type CodesOf<Area> = Area extends unknown ? keyof Area : never;

/** One row for each code. Complete by type: a code of the runner without a row does not compile. */
export const advice: Readonly<Record<ErrorCode | RunErrorCode, Advice>> = {
  ...commandLineErrors,
  ...credentialErrors,
  ...certificateErrors,
  ...signInErrors,
  ...environmentErrors,
  ...collectionErrors,
  ...runErrors,
  ...reportErrors,
  ...explainErrors,
  ...emulatorErrors,
  ...fileErrors,
  ...pipelineErrors,
  ...sourceErrors,
};
