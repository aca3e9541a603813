import { beforeSteps } from './steps.ts';
import { input } from '../flow/input.ts';
import { problemOfPart } from '../flow/part.ts';
import { give } from '../flow/state.ts';
import { problemOfSince, sinceOf } from '../scan-since.ts';

beforeSteps({
  all: () => {
    const refused = problemOfPart() ?? problemOfSince(input('since'));
    if (refused !== undefined) return { refused };
    return input('since') === '' ? undefined : { leftOut: 'since is typed, so only changed workspaces are asked for.' };
  },
  changed: () => {
    const since = sinceOf(input('since'));
    // Sent by hand: nothing else has looked at it then.
    const problem = problemOfSince(input('since'));
    if (problem !== undefined || since === undefined) return { refused: problem ?? 'type since for this request' };
    give('modifiedSince', since);
    return undefined;
  },
});
