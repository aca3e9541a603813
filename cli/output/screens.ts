import { defined } from '../../catalogue/model/defined.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** How a terminal measures texts: a colour takes no column, a wide character two. */
export interface Measure {
  readonly widthOf: (text: string) => number;
  /** Lines of at most so many columns; a longer word stays whole. */
  readonly wrap: (text: string, columns: number) => string[];
  /** The first columns of a text. */
  readonly begin: (text: string, columns: number) => string;
}

/** What one of the two outputs can show. */
export interface Screen {
  /** How many columns it has now; undefined where its lines are not to be wrapped: a pipe, a file, the log of a CI system. */
  readonly columns: () => number | undefined;
  /** Absent where nothing is wrapped. */
  readonly measure?: Measure;
  readonly colours: boolean;
  /** Whether ✓ and ✗ are drawn. */
  readonly signs: boolean;
}

/** Both outputs of the process. */
export interface Screens {
  readonly out: Screen;
  readonly err: Screen;
  /** Whether a person is watching `err`, so that a line may be written over. */
  readonly live: boolean;
}

/** As much of a stream of the process as is asked for. */
interface Stream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** A screen that shows nothing but plain lines. */
export const pipe: Screen = { columns: () => undefined, colours: false, signs: true };

/**
 * What the outputs of a process can show. Colours: `--no-color` and a `NO_COLOR` that is not empty switch them off, `FORCE_COLOR` switches
 * them on; else a terminal has them that is not called dumb. In CI a terminal is only a log.
 * @param args of the command line
 * @param measure absent where neither is a terminal
 */
export function screensOf(
  { out, err }: { readonly out: Stream; readonly err: Stream },
  env: Env,
  args: readonly string[],
  measure: Measure | undefined,
  platform: NodeJS.Platform = process.platform,
): Screens {
  const isLog = isSet(env['CI']) || isSet(env['TF_BUILD']) || env['TERM'] === 'dumb';
  const isTerminal = ({ isTTY }: Stream): boolean => isTTY === true && !isLog;
  const wanted = wantsColours(env, args);
  const signs = drawsSigns(env, platform);
  const screenOf = (stream: Stream): Screen => ({
    columns: () => (measure && isTerminal(stream) ? stream.columns || undefined : undefined),
    ...defined({ measure }),
    colours: wanted ?? isTerminal(stream),
    signs,
  });
  return { out: screenOf(out), err: screenOf(err), live: isTerminal(err) };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value.toLowerCase());
}

/** What somebody said about colours; undefined when nobody did. */
function wantsColours(env: Env, args: readonly string[]): boolean | undefined {
  const dashes = args.indexOf('--');
  const own = dashes < 0 ? args : args.slice(0, dashes);
  if (own.includes('--no-color') || (env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  return forced === '' ? undefined : isSet(forced);
}

/** The console of Linux and older ones of Windows lack the signs. */
function drawsSigns(env: Env, platform: NodeJS.Platform): boolean {
  if (platform !== 'win32') return env['TERM'] !== 'linux';
  return ['WT_SESSION', 'TERM_PROGRAM', 'CI', 'TF_BUILD'].some((name) => isSet(env[name]));
}
