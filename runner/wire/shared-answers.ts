import type { Answer } from './bounded.ts';

/** Lets requests that are the same share one answer while it is on its way: several runs ask for the same token and the same ids. */
export class SharedAnswers {
  readonly #underWay = new Map<string, Promise<Answer>>();

  /** The answer under way for `key`, or else that of `send`; always that of `send` without a key. */
  async get(key: string | undefined, send: () => Promise<Answer>): Promise<Answer> {
    if (key === undefined) return send();
    const known = this.#underWay.get(key);
    if (known) return known;
    const answer = send().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, answer);
    return answer;
  }
}
