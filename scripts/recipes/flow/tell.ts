import { rememberFailedStep } from '../../shared/value.ts';

/** Says how far the job is, in the console. */
export function tell(text: string): void {
  // eslint-disable-next-line no-console -- whoever waits for a job wants to see that it goes on
  console.info(text);
}

/** A line of the test results that says what was done. */
export function pass(name: string): void {
  pm.test(name, () => {});
}

/** A failed line, with the reason. The steps that need this one are left out. */
export function fail(name: string, reason: string): void {
  rememberFailedStep(pm.info.requestName);
  pm.test(name, () => {
    throw new Error(reason);
  });
}
