/** What a person needs to know about an error. `{subject}` stands for what it is about, `{cause}` and `{known}` for what is known of it. */
export interface Advice {
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly link?: string;
}

/** The errors of one area: each code has its row. */
export type AreaErrors = Readonly<Record<`E_${string}`, Advice>>;
