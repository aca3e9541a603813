import { fabricBody } from '../../example-parts.ts';
import { pages } from '../../names.ts';
import type { Rule } from '../../rule.ts';
import { fabricSays, inItsWords } from './reason.ts';

/** Does not apply to missing roles. */
export const fabricFeature: Rule = {
  code: 'FABRIC_FEATURE',
  title: 'The feature is not available here',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.fabricTroubleshoot,
  source: 'the code is reported',
  evidence: 'FeatureNotAvailable from Fabric',
  example: { path: 'https://api.fabric.microsoft.com/v1/workspaces', body: fabricBody('FeatureNotAvailable') },
  nearMiss: { path: 'https://api.fabric.microsoft.com/v1/workspaces', body: fabricBody('InsufficientPrivileges') },
  explain(view) {
    if (!fabricSays(view, 'FeatureNotAvailable')) return null;
    return { why: inItsWords(view), fix: ['Assign the workspace to a capacity that has the feature and is running (an F or P capacity, in a region that offers it).', 'Have a Fabric administrator look for the feature\'s own tenant setting.'] };
  },
};
