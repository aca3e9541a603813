import type { Agents } from './guarded-agent.ts';

/** One thing that was sent, with how long it was held back before. */
export interface WireAttempt {
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly milliseconds: number;
  readonly waited?: { readonly milliseconds: number; readonly reason: string };
  readonly error?: string;
}

/** How one Newman run is on the wire: its connections, and what it sent since that was last asked. */
export class Lane {
  readonly agents: Agents;
  #sent: WireAttempt[] = [];
  #used = false;

  constructor(agents: Agents) {
    this.agents = agents;
  }

  /** Whether what the run sends comes by here. */
  get isUsed(): boolean {
    return this.#used;
  }

  use(): void {
    this.#used = true;
  }

  note(attempt: WireAttempt): void {
    this.#sent.push(attempt);
  }

  /** What was sent since the last call. */
  take(): readonly WireAttempt[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }
}
