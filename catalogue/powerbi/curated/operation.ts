import type { CuratedOperation, DescribedOperation, Stage } from '../../model/types.ts';
import { sampleBody, sampleForm } from './bodies/index.ts';
import { effectOf, longRunningOf } from './effects.ts';
import { closedTo, notesOn } from './describe.ts';
import { looksFine } from './looks-fine.ts';
import { meaningsOf } from './parameters.ts';
import { purposeOf } from './purposes/index.ts';
import { mayRedirect } from './redirects.ts';
import { titleOf } from './titles.ts';
import { neededQuery, sourceVariables, valuesOf, variablesOf } from './variables.ts';

/** Where the effect alone would put a request too early or too late. */
const STAGES: Readonly<Record<string, Stage>> = {
  Pipelines_AssignWorkspace: 'prepare',
  Pipelines_UnassignWorkspace: 'undo',
  WorkspaceInfo_GetScanStatus: 'start',
};

/** The curated half of one operation's record. @param twin the same operation below a workspace, where there is one */
export function curatedOperation(
  described: DescribedOperation,
  twin: DescribedOperation | undefined,
): CuratedOperation {
  const { id } = described;
  const longRunning = longRunningOf(id);
  const effect = effectOf(described);
  const closed = closedTo(described, twin);
  const values = valuesOf(described);
  const sample = sampleBody(described);
  const form = sampleForm(id);
  return {
    title: titleOf(id),
    purpose: purposeOf(id),
    meanings: meaningsOf(described),
    effect,
    ...(longRunning ? { longRunning } : {}),
    variables: variablesOf(described),
    ...(Object.keys(values).length ? { values } : {}),
    ...(neededQuery[id] ? { neededQuery: neededQuery[id] } : {}),
    ...(sourceVariables[id] ? { sources: sourceVariables[id] } : {}),
    ...(sample === undefined ? {} : { sample }),
    ...(form ? { form } : {}),
    ...(mayRedirect(described) ? { redirects: true } : {}),
    ...(STAGES[id] ? { stage: STAGES[id] } : {}),
    ...(closed ? { closed } : {}),
    ...(described.closedReason === 'my-workspace' && twin
      ? { openTwin: { title: titleOf(twin.id), path: twin.path } }
      : {}),
    ...(looksFine[id] ? { looksFine: looksFine[id] } : {}),
    notes: notesOn(described, twin),
  };
}
