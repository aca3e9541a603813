import type { Rule } from '../rule.ts';
import { identityRows } from './azure/identity.ts';
import { managerRows } from './azure/manager.ts';
import { toolRows } from './azure/tools.ts';
import { ruleOf } from './row.ts';

/** Answers of Azure: its resource manager, where a machine gets the token of its managed identity, and the tools that ask either. */
export const azureFamily: readonly Rule[] = [...identityRows, ...managerRows, ...toolRows].map(ruleOf);
