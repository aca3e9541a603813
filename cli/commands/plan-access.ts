import { resolve } from 'node:path';
import { planAccess } from '../../diagnosis/access/plan.ts';
import { identityIn } from '../access/identity.ts';
import { printPage } from '../access/page.ts';
import { printPlan } from '../access/print.ts';
import { checksAfterwards } from '../access/afterwards.ts';
import { wantedOf, type SubjectFlags } from '../access/subject.ts';
import { flags, text, texts } from '../input/flags.ts';
import { writeOut } from '../output/out-file.ts';
import { environmentToPlan } from '../sign-in/sign-in.ts';
import { withProgramName } from '../output/program-name.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

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
    'List what an app needs for a purpose or for operations: settings, group, roles, rights; nothing is sent',
    (yargs) =>
      yargs
        .epilogue(
          examples(
            ['plan-access --for refresh', 'What an app needs to refresh models'],
            ['plan-access --recipe refresh', 'What the recipe "Refresh and wait" needs'],
            ['plan-access --for read --out access.md', 'A page for your administrator'],
          ),
        )
        .options({
          for: {
            ...flags.for,
            defaultDescription: 'read, if nothing else is given',
            describe: 'What the access is for; may be repeated',
          },
          operation: flags.operation,
          folder: flags.folder,
          recipe: { ...texts, describe: 'What this recipe or life cycle needs, by its name; may be repeated' },
          record: { ...text, describe: 'The operations of a run: its record.json or record.ndjson' },
          env: { ...text, describe: 'Fill in the ids of this environment: a name or a file' },
          out: { ...text, describe: 'Write a page in Markdown, ready to send to an administrator' },
          json: { ...flags.json, describe: 'Print the plan as JSON' },
        })
        .epilogue(
          'If the environment has a pasted access token, the object id of the enterprise application is read from it.',
        ),
    ({ for: purposes, operation, folder, recipe, record, env, out, json }) =>
      choose((terminal) =>
        planAccessCommand(
          { for: purposes as PlanAccessOptions['for'], operation, folder, recipe, record, env, out, json },
          terminal,
        ),
      ),
  );

/** Prints the plan, or writes it. Exit code 0. */
export async function planAccessCommand(options: PlanAccessOptions, terminal: Terminal): Promise<number> {
  const { subject, operations, own } = await wantedOf(options, terminal);
  const environment =
    options.env === undefined ? undefined : await environmentToPlan({ env: options.env }, {}, terminal);
  const plan = planAccess(operations, environment === undefined ? {} : identityIn(environment), own);
  const document = { plan, subject };
  if (options.out !== undefined) {
    await writeOut(resolve(terminal.cwd, options.out), printPage(document));
    terminal.err(`The plan was written to ${options.out}. Read it before you send it.\n`);
  }
  if (options.json)
    terminal.out(
      JSON.stringify(
        { purposes: subject.purposes, recipes: subject.recipes, ...plan, check: checksAfterwards(subject) },
        null,
        2,
      ),
    );
  else if (options.out === undefined)
    for (const line of printPlan(document)) terminal.out(withProgramName(line, terminal));
  return 0;
}
