type Env = Readonly<Record<string, string | undefined>>;

/** What one of the two outputs can show. */
export interface Screen {
  /** How many columns it has now; undefined where its lines are not to be wrapped: a pipe, a file, the log of a CI system. */
  readonly columns: () => number | undefined;
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
 */
export function screensOf(
  { out, err }: { readonly out: Stream; readonly err: Stream },
  env: Env,
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
): Screens {
  const isLog = isSet(env['CI']) || isSet(env['TF_BUILD']) || env['TERM'] === 'dumb';
  const isTerminal = ({ isTTY }: Stream): boolean => isTTY === true && !isLog;
  const wanted = wantsColours(env, args);
  const signs = drawsSigns(env, platform);
  const screenOf = (stream: Stream): Screen => ({
    columns: () => (isTerminal(stream) ? stream.columns || undefined : undefined),
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
