import { beforeSteps } from './steps.ts';
import { isOn } from '../flow/input.ts';
import { preparePage } from '../flow/page.ts';
import { problemOfPart } from '../flow/part.ts';

/** Each workspace takes several requests more, so pages are small. */
const OF_THE_APP = 100;
/** A page takes one request of 50 an hour. */
const OF_THE_TENANT = 1000;

beforeSteps({
  workspaces: () => {
    const refused = problemOfPart();
    if (refused !== undefined) return { refused };
    if (isOn('asAdmin')) return { leftOut: 'asAdmin is true, so the whole tenant is listed.', next: 'tenant' };
    return void preparePage(OF_THE_APP);
  },
  tenant: () => void preparePage(OF_THE_TENANT),
});
