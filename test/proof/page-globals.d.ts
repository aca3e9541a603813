// What the proofs put into a page to look at it from inside.

interface Window {
  /** Where the Tab key has been. */
  stops: Set<Element | null>;
  axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
}

/** What axe finds. */
interface Violation {
  id: string;
  help: string;
  nodes: { html: string; any: { message: string }[] }[];
}
