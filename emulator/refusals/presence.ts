/** Remembers which requests have come and are not answered yet. */
export interface Presence {
  /** A request has come. @param key whom it counts for, and what it asks for */
  enter(key: string): Visit;
}

/** A request that has come. */
export interface Visit {
  /** How many with its key are here, itself included. */
  readonly alongside: number;
  /** It is answered. */
  readonly leave: () => void;
}

export function createPresence(): Presence {
  const present = new Map<string, number>();
  return {
    enter(key) {
      const alongside = (present.get(key) ?? 0) + 1;
      present.set(key, alongside);
      return {
        alongside,
        leave: () => {
          const others = (present.get(key) ?? 1) - 1;
          if (others === 0) present.delete(key);
          else present.set(key, others);
        },
      };
    },
  };
}
