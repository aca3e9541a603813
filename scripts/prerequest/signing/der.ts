/** One element of DER, in hex digits: there is no other form of bytes that is the same in all sandboxes. */
export interface Element {
  readonly tag: number;
  readonly content: string;
  /** With its tag and length. */
  readonly whole: string;
}

export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OBJECT_ID = 0x06;
export const SEQUENCE = 0x30;

/** The element at the start; null when there is none, or when it is longer than what is there. */
export function readElement(hex: string): Element | null {
  const tag = parseInt(hex.slice(0, 2), 16);
  const first = parseInt(hex.slice(2, 4), 16);
  const size = first > 127 ? first & 127 : 0;
  if (Number.isNaN(tag) || Number.isNaN(first) || first === 128 || size > 3) return null;
  const start = 4 + size * 2;
  const length = size === 0 ? first : parseInt(hex.slice(4, start), 16);
  const end = start + length * 2;
  return end <= hex.length ? { tag, content: hex.slice(start, end), whole: hex.slice(0, end) } : null;
}

/** The elements inside one; as many of them as can be read. */
export function childrenOf(element: Element | null | undefined): Element[] {
  const children: Element[] = [];
  let rest = element?.content ?? '';
  for (let child = readElement(rest); child; child = readElement(rest)) {
    children.push(child);
    rest = rest.slice(child.whole.length);
  }
  return children;
}

/** The number that an INTEGER holds; 0 where there is none. */
export function numberIn(element: Element | null | undefined): bigint {
  return BigInt(`0x0${element?.tag === INTEGER ? element.content : ''}`);
}
