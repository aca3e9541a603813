/** What is in workspaces, of one kind. */
interface Shelf {
  /** Forgets what is in a workspace. */
  forget(groupId: string): void;
}

/** Where the content of many workspaces comes from. The ids are in lower case. */
export interface Source {
  /** In the order in which lists show them. */
  readonly groupIds: ReadonlySet<string>;
  /** The workspace that something with this id would be in; undefined for an id that the source does not give. */
  groupOf(id: string): string | undefined;
  /** Makes what is in a workspace, the same each time. */
  make(groupId: string): void;
}

/** So many workspaces keep their content, though nobody changed it. */
const KEPT = 500;

/**
 * Makes the content of workspaces when it is asked for, and forgets it again unless a call changed it. So a tenant may be larger than
 * the memory.
 */
export class Stock {
  readonly source: Source;
  /** Whether the call that is being answered may change what it reaches: that is kept. */
  changing = false;
  readonly #shelves: readonly Shelf[];
  /** What is made and may be forgotten, the longest unused first. */
  readonly #unchanged = new Set<string>();
  readonly #changed = new Set<string>();

  constructor(source: Source, shelves: readonly Shelf[]) {
    this.source = source;
    this.#shelves = shelves;
  }

  /** A call reaches into a workspace: what is in it is made, unless it is there. */
  reach(groupId: string): void {
    if (!this.source.groupIds.has(groupId) || this.#changed.has(groupId)) return;
    const isMade = this.#unchanged.delete(groupId);
    // Noted first: what is being made reaches into its own workspace.
    (this.changing ? this.#changed : this.#unchanged).add(groupId);
    if (isMade) return;
    this.source.make(groupId);
    this.#forget();
  }

  /** The same for the workspace that something with this id would be in. */
  reachFor(id: string): void {
    const groupId = this.source.groupOf(id);
    if (groupId !== undefined) this.reach(groupId);
  }

  /** A call that only reads may go on with what is forgotten here: made again, it is the same. */
  #forget(): void {
    for (const groupId of this.#unchanged) {
      if (this.#unchanged.size <= KEPT) return;
      this.#unchanged.delete(groupId);
      for (const shelf of this.#shelves) shelf.forget(groupId);
    }
  }
}
