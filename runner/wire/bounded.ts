/** What Newman's sender calls back with: error, response, request, and more. */
export type Answer = readonly unknown[];

type Callback = (...answer: unknown[]) => void;

/** Sends once. @returns what ends it early, where there is such a thing */
export type SendOnce = (callback: Callback) => { readonly abort?: () => void } | undefined;

/** No answer is longer: Newman keeps the whole of it in memory, several times. In bytes. */
export const LONGEST_BODY = 64 * 1024 * 1024;

/** Newman's time-out counts from byte to byte; the whole of an answer may take so many times as long. */
const WHOLE_ANSWER = 5;

/**
 * Sends once, and takes no longer for it than five time-outs: a service that answers a byte now and then would never come to an end.
 * @param timeout milliseconds from byte to byte; 0: for ever
 * @param tooSlow what to answer when it takes longer
 */
export function sendBounded(once: SendOnce, timeout: number, tooSlow: (error: Error) => Answer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let sent: ReturnType<SendOnce>;
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    if (timeout > 0) {
      timer = setTimeout(() => {
        end(tooSlow(new Error(`the answer was not complete after ${(timeout * WHOLE_ANSWER) / 1000} s`)));
        sent?.abort?.();
      }, timeout * WHOLE_ANSWER);
    }
    try {
      sent = once((...answer) => end(answer));
    } catch (error) {
      clearTimeout(timer);
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
