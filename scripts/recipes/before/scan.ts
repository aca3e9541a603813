import { beforeSteps } from './steps.ts';
import { input } from '../flow/input.ts';
import { problemOfPart } from '../flow/part.ts';
import { give } from '../flow/state.ts';
import { problemOfSince, sinceOf } from '../scan-since.ts';

beforeSteps({
  all: () => {
    const refused = problemOfPart() ?? problemOfSince(input('since'));
    const since = sinceOf(input('since'));
    if (refused !== undefined || since === undefined) return refused === undefined ? undefined : { refused };
    give('modifiedSince', since);
    return { leftOut: 'since is typed, so only changed workspaces are asked for.' };
  },
});
