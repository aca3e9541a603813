import type https from 'node:https';
import type { Gate } from './gate.ts';
import { guardedAgents, type Agents } from './guarded-agent.ts';
import type { ProxyOf } from './proxy.ts';

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
  /** Where the answer sends the request on to, when nothing was sent there: host and port. */
  readonly redirectedTo?: string;
}

/** How the connections of a run are made. */
export interface Connections {
  readonly tls?: https.AgentOptions;
  readonly proxyOf?: ProxyOf | undefined;
}

/** How one Newman run is on the wire: what it may send, its connections, and what it sent since that was last asked. */
export class Lane {
  readonly gate: Gate;
  readonly agents: Agents;
  /** Called before anything is sent that may change something, or costs capacity. */
  announce: () => void = () => undefined;
  #sent: WireAttempt[] = [];

  constructor(gate: Gate, { tls = {}, proxyOf }: Connections = {}) {
    this.gate = gate;
    this.agents = guardedAgents(gate, tls, proxyOf);
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

  /** Ends its connections. */
  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }
}
