import type { Step } from '../../shared/step.ts';
import { recall } from '../../shared/value.ts';
import { leaveUnsent } from '../outcome.ts';

/** A check of what is closed to apps alone. */
if (recall<Step>('step')?.caller === 'user') leaveUnsent('the token is of a user, who is answered here.');
