import { addressNames } from '../../diagnosis/settings/base-address.ts';
import { tlsOf } from '../ask-once.ts';
import { withRow, type DataRow } from '../data-rows.ts';
import type { Environment } from '../environment.ts';
import { runNewman } from '../newman/newman.ts';
import { renewToken } from '../newman/renewed-token.ts';
import { SharedMemory } from '../newman/shared-memory.ts';
import { keepRequests } from '../plan/collection.ts';
import { requestsOf, type Work } from '../plan/work.ts';
import { Destinations } from '../wire/destinations.ts';
import { Gate } from '../wire/gate.ts';
import { Lane } from '../wire/lane.ts';
import { longestScript } from '../wire/transport.ts';
import { endWithoutToken, takeEvent, type RunState } from './run-state.ts';

/** Runs a part of the work in a Newman run of its own. */
export async function runLane(state: RunState, work: Work): Promise<void> {
  const { plan, environment, catalogues, permission, onEmitter } = state.options;
  const { timeout, delay, insecure, workingDir, proxyOf, trustedHosts } = state.transport;
  const { scriptTimeout = longestScript(state.transport) } = state.transport;
  const ids = new Set(requestsOf(work).map(({ id }) => id));
  const rows = work.rows.map((row) => plan.rows[row]!);
  // Newman counts the rows that it is given.
  const rowOf = (iteration: number): number => work.rows[iteration] ?? 0;
  const gate = new Gate(catalogues, permission, destinationsOf(environment, rows, trustedHosts));
  const lane = new Lane(gate, { tls: tlsOf(state.transport), proxyOf });
  state.wire.add(lane);
  await runNewman({
    collection: keepRequests(plan.collection, ({ id }) => ids.has(id)),
    environment,
    rows,
    timeout,
    scriptTimeout,
    delay,
    insecure,
    workingDir,
    lane,
    signal: state.signal,
    onEvent: (event) => takeEvent(state, { ...event, iteration: rowOf(event.iteration) }),
    onEmitter: (emitter) => {
      // Runs of the same row know the same ids; one that goes from row to row is alone, and keeps its own.
      if (work.rows.length === 1) memoryOf(state, work).join(emitter);
      renewToken(emitter, {
        tokenOf: (iteration) => state.tokens.of(rowOf(iteration)),
        learnSecret: (token) => state.secrets.add(token),
        onFailure: (error, { item, iteration }) => endWithoutToken(state, error, { item, iteration: rowOf(iteration) }),
      });
      onEmitter?.(emitter, state.redact);
    },
  }).finally(() => {
    state.wire.remove(lane);
    lane.close();
  });
}

/** What all lanes of the same rows know of ids. */
function memoryOf({ memories }: RunState, { rows }: Work): SharedMemory {
  const memory = memories.get(rows.join()) ?? new SharedMemory();
  memories.set(rows.join(), memory);
  return memory;
}

/** Where each row may send. Rows with the same addresses in the same tenant share one. */
function destinationsOf(
  environment: Environment,
  rows: readonly DataRow[],
  trusted: readonly string[],
): Destinations[] {
  const known = new Map<string, Destinations>();
  return rows.map((row) => {
    const key = JSON.stringify([...addressNames, 'tenantId'].map((name) => row[name] ?? null));
    const one = known.get(key) ?? new Destinations(withRow(environment, row), trusted);
    known.set(key, one);
    return one;
  });
}
