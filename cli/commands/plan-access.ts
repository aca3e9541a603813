import { resolve } from 'node:path';
import { planAccess } from '../../diagnosis/access/plan.ts';
import { identityIn } from '../access/identity.ts';
import { addPurposeOption } from '../access/options.ts';
import { printPage } from '../access/page.ts';
import { printPlan } from '../access/print.ts';
import { checksAfterwards } from '../access/afterwards.ts';
import { wantedOf, type SubjectFlags } from '../access/subject.ts';
import { tenantEnvironment } from '../input/chosen-environment.ts';
import { writeOut } from '../output/out-file.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';

/** Options of `plan-access`. */
export interface PlanAccessOptions extends SubjectFlags {
  /** Page in Markdown to write. */
  readonly out?: string | undefined;
  readonly json: boolean;
}

/** `plan-access`: says what must be true for an app to do something. */
export const addPlanAccess: AddCommand = (parser, choose) =>
  parser.command(
    'plan-access',
    'Say what an app needs for a purpose or for operations, and nothing more: settings, group, roles, rights; nothing is sent',
    (yargs) =>
      addPurposeOption(yargs, 'What the app is for; may be repeated [read, when nothing else is asked for]')
        .option('operation', {
          type: 'string',
          array: true,
          requiresArg: true,
          default: [],
          describe: 'These operations, by their id',
        })
        .option('folder', {
          type: 'string',
          array: true,
          requiresArg: true,
          default: [],
          describe: 'These folders of the collection',
        })
        .option('record', {
          type: 'string',
          requiresArg: true,
          describe: 'The operations of a run: its record.json or record.ndjson',
        })
        .option('env', {
          type: 'string',
          requiresArg: true,
          describe: 'Fill in the ids of this environment: a name or a file',
        })
        .option('out', {
          type: 'string',
          requiresArg: true,
          describe: 'Write a page in Markdown, to be sent to an administrator as it is',
        })
        .option('json', { type: 'boolean', default: false, describe: 'The plan as JSON' })
        .epilogue(
          'The object id of the enterprise application is filled in from a pasted access token, where the environment has one.',
        ),
    ({ for: purposes, operation, folder, record, env, out, json }) =>
      choose((terminal) =>
        planAccessCommand(
          { for: purposes as PlanAccessOptions['for'], operation, folder, record, env, out, json },
          terminal,
        ),
      ),
  );

/** Prints the plan, or writes it. Exit code 0. */
export async function planAccessCommand(options: PlanAccessOptions, terminal: Terminal): Promise<number> {
  const { subject, operations } = await wantedOf(options, terminal);
  const environment =
    options.env === undefined
      ? undefined
      : await tenantEnvironment(options.env, {}, terminal, new AbortController().signal, { ask: false });
  const plan = planAccess(operations, environment === undefined ? {} : identityIn(environment));
  const document = { plan, subject };
  if (options.out !== undefined) {
    await writeOut(resolve(terminal.cwd, options.out), printPage(document));
    terminal.err(`The plan was written to ${options.out}. Read it before you send it.\n`);
  }
  if (options.json)
    terminal.out(JSON.stringify({ purposes: subject.purposes, ...plan, check: checksAfterwards(subject) }, null, 2));
  else if (options.out === undefined) for (const line of printPlan(document)) terminal.out(line);
  return 0;
}
