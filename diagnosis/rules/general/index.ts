import type { Rule } from '../../rule.ts';
import { noAnswer } from './no-answer.ts';
import { proxyAnswered } from './proxy.ts';
import { redirectNotFollowed } from './redirect.ts';
import { serviceError } from './service-error.ts';

/** `bare-status.ts` is not among them: it is about pasted texts, which the scripts of the collection never see. */
export const generalRules: readonly Rule[] = [redirectNotFollowed, noAnswer, proxyAnswered, serviceError];
