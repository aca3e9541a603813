import { parseDocument } from 'yaml';

/** A step of either system; each uses some of these. */
export interface Step {
  readonly name?: string;
  readonly displayName?: string;
  readonly uses?: string;
  readonly task?: string;
  readonly run?: string;
  readonly script?: string;
  readonly inputs?: { readonly inlineScript?: string };
  readonly env?: Readonly<Record<string, string>>;
  readonly if?: string;
  readonly condition?: string;
}

/** What is looked at of a workflow of GitHub Actions. */
export interface Workflow {
  readonly on: {
    readonly schedule: readonly { readonly cron: string }[];
    readonly push: { readonly branches: readonly string[] };
  };
  readonly permissions: unknown;
  readonly concurrency: unknown;
  readonly jobs: Readonly<
    Record<
      'shard' | 'report' | 'access',
      {
        readonly 'timeout-minutes': number;
        readonly permissions?: unknown;
        readonly strategy: { readonly matrix: { readonly shard: readonly number[] } };
        readonly steps: readonly Step[];
      }
    >
  >;
}

/** What is looked at of a pipeline of Azure Pipelines. */
export interface Pipeline {
  readonly schedules: readonly { readonly cron: string }[];
  readonly trigger: { readonly branches: { readonly include: readonly string[] } };
  readonly lockBehavior: string;
  readonly variables?: unknown;
  readonly jobs: readonly {
    readonly job: string;
    readonly timeoutInMinutes: number;
    readonly strategy: { readonly parallel: number };
    readonly steps: readonly Step[];
  }[];
}

/** Reads YAML strictly: a key twice, a wrong indent or a warning is a failure. */
export function readYaml<T>(text: string): T {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw problem;
  return document.toJS() as T;
}

/** The step of that name, and what it runs. */
export function scriptOf(
  steps: readonly Step[],
  wanted: string,
): { script: string; env: Readonly<Record<string, string>> } {
  const step = steps.find(({ name, displayName }) => (name ?? displayName) === wanted);
  return { script: step?.run ?? step?.script ?? step?.inputs?.inlineScript ?? '', env: step?.env ?? {} };
}

/** What is looked at of a job of GitLab. */
export interface GitlabJob {
  readonly image: string;
  readonly rules: readonly { readonly if: string; readonly when?: string }[];
  readonly parallel?: number;
  readonly resource_group?: string;
  readonly needs?: readonly string[];
  readonly timeout: string;
  readonly tags?: readonly string[];
  readonly id_tokens?: Readonly<Record<string, { readonly aud: string }>>;
  readonly script: readonly string[];
  readonly artifacts: {
    readonly access?: string;
    readonly paths: readonly string[];
    readonly reports?: { readonly junit: string };
  };
}
