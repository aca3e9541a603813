import { catalogues } from '../../catalogue/index.ts';
import { join } from 'node:path';
import { defined } from '../../catalogue/model/defined.ts';
import {
  attachReporters,
  removeLink,
  unknownReporters,
  type AttachedReporters,
  type RunOptions,
} from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from './terminal.ts';

/** Reporters that print; the others write a file, of this kind or HTML. */
const PRINTING = ['cli', 'progress', 'emojitrain'];
const KINDS: Readonly<Record<string, string>> = { json: 'json', junit: 'xml' };

/** Which of Newman's reporters are to be run, and where to. */
export interface ReportersAsked {
  readonly names: readonly string[];
  /** Where those that write do so, as `newman-NAME.…`. */
  readonly folder: string;
  readonly verbose: boolean;
  /** File for the environment as the run leaves it. */
  readonly exportEnvironment: string | undefined;
}

/** Newman's reporters, as a run takes them: it calls `onEmitter`, and `done` waits until they have written their files. */
export interface NewmanReporters {
  readonly onEmitter: NonNullable<RunOptions['onEmitter']>;
  /** @returns what went wrong in them */
  readonly done: () => Promise<readonly string[]>;
}

/**
 * Prepares Newman's own reporters.
 * @throws CliError E_REPORTER_UNKNOWN
 */
export function prepareReporters(
  { names, folder, verbose, exportEnvironment }: ReportersAsked,
  terminal: Terminal,
): NewmanReporters {
  const [unknown] = unknownReporters(names, terminal.cwd);
  if (unknown !== undefined)
    throw new CliError('E_REPORTER_UNKNOWN', unknown, { known: [...PRINTING, ...Object.keys(KINDS)] });
  const writing = names.filter((name) => !PRINTING.includes(name));
  const fileOf = (name: string): string => join(folder, `newman-${name}.${KINDS[name] ?? 'html'}`);
  const files = [...writing.map(fileOf), ...(exportEnvironment === undefined ? [] : [exportEnvironment])];
  const attached: AttachedReporters[] = [];
  return {
    onEmitter: (emitter, redact) => {
      const reporter = Object.fromEntries(writing.map((name) => [name, { export: fileOf(name) }]));
      const options = {
        names,
        catalogues,
        reporter,
        run: { verbose },
        from: terminal.cwd,
        redact,
        ...defined({ exportEnvironment }),
      };
      attached.push(attachReporters(emitter, options));
    },
    done: async () => {
      // Newman writes where a link leads to; nothing of ours does.
      for (const file of files) removeLink(file);
      return (await Promise.all(attached.map((each) => each.done()))).flat();
    },
  };
}
