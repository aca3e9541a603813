import type { Rule } from '../../rule.ts';
import { proxyRefused } from './proxy-refused.ts';
import { proxyUnreachable } from './proxy-unreachable.ts';

/** Rules about connections that were not made. Only a client that makes them itself knows why: the collection's scripts do not. */
export const connectionRules: readonly Rule[] = [proxyRefused, proxyUnreachable];
