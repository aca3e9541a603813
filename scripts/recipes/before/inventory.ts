import { beforeSteps } from './steps.ts';
import { isOn } from '../flow/input.ts';
import { preparePage, problemOfPageSize } from '../flow/page.ts';
import { problemOfPart } from '../flow/part.ts';

/** Each workspace takes several requests more, so pages are small. */
const OF_THE_APP = 100;
/** A page takes one request of 50 an hour. */
const OF_THE_TENANT = 1000;

beforeSteps({
  workspaces: () => {
    const refused = problemOfPart() ?? problemOfPageSize();
    if (refused !== undefined) return { refused };
    const asAdmin = isOn('asAdmin');
    preparePage(asAdmin ? OF_THE_TENANT : OF_THE_APP);
    return asAdmin ? { leftOut: 'asAdmin is true, so the whole tenant is listed.', next: 'tenant' } : undefined;
  },
});
