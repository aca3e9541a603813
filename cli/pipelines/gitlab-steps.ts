import { cloudNamed } from '../../catalogue/entra/clouds.ts';
import { pipelineFiles, type PipelineChoice } from './choice.ts';
import { secretsOf, variablesOf } from './commands.ts';
import { gitlabFederation } from './federation.ts';
import { ONE_LINE } from './one-line.ts';
import type { Remote } from './remote.ts';
import type { PipelineSignIn } from './sign-ins.ts';

/** The federated credential of the app registration. */
export function gitlabTrust({ env, branch }: PipelineChoice, remote: Remote | undefined): string[] {
  const { issuer, subjects } = gitlabFederation(remote, branch);
  return [
    'Let Entra trust the pipeline: app registration, Certificates & secrets, Federated credentials, Add, Other issuer.',
    `Issuer:   ${issuer}`,
    ...subjects.flatMap(({ subject, when }) => [`Subject:  ${subject}`, `          (${when})`]),
    `Audience: ${cloudNamed(env)!.federationAudience}`,
    'Entra compares all three exactly, including upper and lower case. It also fetches the keys of the issuer: a GitLab of your own must be reachable from the internet.',
    `Only runs of the branch ${branch} can sign in, also when started by hand or by a schedule.`,
  ];
}

/** The variables of the project. */
export function gitlabValues(auth: PipelineSignIn, meanings: Readonly<Record<string, string>>): string[] {
  return [
    'Add these variables to the project (Settings, CI/CD, Variables):',
    ...variablesOf[auth].map((name) => `   ${name}   (${meanings[name]!})`),
    ...secretsOf[auth].map(
      (name) => `   ${name}   (${meanings[name]!}); visibility: masked and hidden; protect the variable`,
    ),
    ...(auth === 'certificate'
      ? ['GitLab masks only values of one line. This prints the key as one, which is also accepted:', `   ${ONE_LINE}`]
      : []),
  ];
}

/** How the pipeline comes to life. */
export function gitlabStart(path: string): string[] {
  const include =
    path === pipelineFiles.gitlab
      ? []
      : [
          `GitLab reads only ${pipelineFiles.gitlab}. Add this to it, unless the project is set to another file:`,
          '   include:',
          `     - local: '${path}'`,
        ];
  return ['To start a run by hand: Build, Pipelines, New pipeline.', ...include];
}

/** GitLab keeps schedules outside of the file. */
export function gitlabSchedule({ schedule, branch, shards }: PipelineChoice): string[] {
  return [
    `Add a schedule: Build, Pipeline schedules, New schedule. Interval pattern: ${schedule}, time zone: UTC, target branch: ${branch}.`,
    ...(shards > 1
      ? [
          'Leave enough time between two runs. With several jobs GitLab cannot keep runs apart, and all use the limits of the same tenant.',
        ]
      : []),
  ];
}
