import { beforeSteps } from './steps.ts';
import { input } from '../flow/input.ts';
import { preparePage, problemOfPageSize } from '../flow/page.ts';
import { problemOfPart } from '../flow/part.ts';
import { give } from '../flow/state.ts';

const PAGE = 100;

beforeSteps({
  workspaces: () => {
    const refused = problemOfPart() ?? problemOfPageSize() ?? problemOfDays(input('days') || '1');
    if (refused !== undefined) return { refused };
    // Where one is named, it is looked for in pages as large as can be.
    if (input('workspace') === '') return void preparePage(PAGE);
    give('top', '5000');
    return undefined;
  },
});

function problemOfDays(text: string): string | undefined {
  return /^[1-9]\d{0,3}$/.test(text) ? undefined : `days is "${text}": type how many days back, such as 7`;
}
