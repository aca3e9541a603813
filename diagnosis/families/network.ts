import type { Rule } from '../rule.ts';
import { certificateRows } from './network/certificate.ts';
import { connectionRows } from './network/connection.ts';
import { frontRows } from './network/front.ts';
import { ruleOf } from './row.ts';

/** What stands between a client and the service, and connections that were not made, as their texts tell. */
export const networkFamily: readonly Rule[] = [...frontRows, ...certificateRows, ...connectionRows].map(ruleOf);
