/** Sample bodies by operation id; one entry serves an operation and its twin, under the id without `InGroup`. */
export type SampleBodies = Readonly<Record<string, unknown>>;
