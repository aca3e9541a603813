/** One folder of a collection: requests, and folders that stand among them. */
export interface FolderPlan {
  /** Stable: its id is made from it, whatever it is called. */
  readonly key: string;
  readonly name: string;
  /** What it is about, as Markdown. */
  readonly about: string;
  /** Ids of its operations. The generator puts them in order: what is used comes after what makes it. */
  readonly operations: readonly string[];
  /** Folders before the requests, and folders between the requests and the deletes. */
  readonly first?: readonly FolderPlan[];
  readonly inner?: readonly FolderPlan[];
}
