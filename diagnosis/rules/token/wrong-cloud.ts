import * as pages from '../../pages.ts';
import { entraRule, loginOf } from './aadsts.ts';

export const wrongCloud = entraRule({
  code: 'ENTRA_WRONG_CLOUD',
  title: 'The tenant is of another cloud',
  certainty: 'documented',
  docs: pages.clouds,
  numbers: [90038, 900382, 900432, 90051],
  meaning: (view) => `the tenant or the app is not of the cloud of ${loginOf(view)}`,
  fix: () => [
    "Choose the environment of the tenant's cloud: login.microsoftonline.com for commercial and GCC, login.microsoftonline.us for GCC High and DoD, login.chinacloudapi.cn for China. Scope and API host change with it.",
  ],
});
