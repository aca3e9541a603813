import type { Rule } from '../../rule.ts';
import { noAnswer } from './no-answer.ts';
import { proxyAnswered } from './proxy.ts';
import { redirectNotFollowed } from './redirect.ts';
import { serviceError } from './service-error.ts';

/** What only pasted texts meet is in `../../guesses/`: the scripts of the collection never see it. */
export const generalRules: readonly Rule[] = [redirectNotFollowed, noAnswer, proxyAnswered, serviceError];
