import type { PipelineSignIn } from './sign-ins.ts';
import type { Tool } from './tool.ts';

/** The systems that a pipeline can be written for. */
export const ciSystems = ['github', 'azure', 'gitlab'] as const;

export type CiSystem = (typeof ciSystems)[number];

/** Other names of theirs, as people type them. */
const OTHER_NAMES: Readonly<Record<string, CiSystem>> = {
  'github-actions': 'github',
  'azure-devops': 'azure',
  'azure-pipelines': 'azure',
  'gitlab-ci': 'gitlab',
};

/** The system that is meant, in any letter case. */
export function ciSystemOf(name: string): CiSystem | undefined {
  const given = name.toLowerCase();
  return (
    ciSystems.find((each) => each === given) ?? (Object.hasOwn(OTHER_NAMES, given) ? OTHER_NAMES[given] : undefined)
  );
}

/** What a pipeline is to be like. */
export interface PipelineChoice {
  /** How many jobs share the run. */
  readonly shards: number;
  /** Five fields of cron, in UTC. GitLab keeps it outside of the file. */
  readonly schedule: string;
  /** The cloud, by the name of its environment. */
  readonly env: string;
  readonly auth: PipelineSignIn;
  /** The branch whose pushes start a run, and whose runs the identity trusts. */
  readonly branch: string;
  /** How the program comes to the machine. */
  readonly tool: Tool;
}

/** Where each system looks for its pipelines, or where it may be told to. */
export const pipelineFiles: Readonly<Record<CiSystem, string>> = {
  github: '.github/workflows/power-bi-access.yml',
  azure: 'azure-pipelines-power-bi.yml',
  gitlab: '.gitlab-ci.yml',
};

/** How many jobs each system makes of one at most. */
export const mostShards: Readonly<Record<CiSystem, number>> = { github: 256, azure: 99, gitlab: 200 };

/** The saved access that later runs are held against, once it is in the repository. */
export const BASELINE = 'access.json';

/** What a service connection, a variable group or a run of ours is called in Azure Pipelines. */
export const AZURE_NAME = 'power-bi';
