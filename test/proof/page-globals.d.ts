// What the proofs put into a page to look at it from inside.

interface Window {
  /** Where the Tab key has been. */
  stops: Set<Element | null>;
  axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
  /** What powerbi-client told the played frame of Power BI, the last at the end. */
  heard: { url: string; uid: string; body: Record<string, unknown> }[];
  /** Lets that frame tell of an event. */
  say(event: string, detail: object): void;
}

/** What axe finds. */
interface Violation {
  id: string;
  help: string;
  nodes: { html: string; any: { message: string }[] }[];
}
