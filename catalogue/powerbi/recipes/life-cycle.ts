import { MARK } from '../../model/vocabulary.ts';

/** What a life cycle goes by, beside what is known of its resource. */
export interface LifeCycle {
  /** The variable of the resource. */
  readonly of: string;
  /** One word, after `life-`. */
  readonly id: string;
  /** What it needs and what was there before: found by what somebody typed. */
  readonly finds?: readonly ('workspace' | 'report' | 'gateway')[];
  /** Variables of what it lives in, the outermost first: created by the job, and deleted with the outermost. */
  readonly makes?: readonly string[];
  /** The body that creates it; the sample of the operation with a marked name when absent. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Members of that body which its own answers show; `name:displayName` where they call it otherwise. */
  readonly shows: readonly string[];
  /** How it is changed, and what of that its answers show; absent where no operation changes something that an answer shows. */
  readonly change?: { readonly operation: string; readonly body: Readonly<Record<string, unknown>> };
  /** Where it is listed, if not as its resource says. */
  readonly list?: ListPlace;
  /** How a read is answered after the end; 404 when absent. */
  readonly gone?: readonly number[];
  /** What is to be known before, in sentences. */
  readonly needs?: string;
}

/** An operation that lists something, and where the first one's id is. */
export interface ListPlace {
  readonly operation: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly pick: string;
}

/** The name that a job gives to something: used once, and its mark shows where it is from. */
export const MARKED = `${MARK}{{$timestamp}} {{$randomAlphaNumeric}}{{$randomAlphaNumeric}}{{$randomAlphaNumeric}}`;
