import { AZURE_NAME } from './choice.ts';
import type { Remote } from './remote.ts';

/** What a federated credential must say, letter by letter, for the runs of a pipeline. */
export interface Federation {
  readonly issuer: string;
  /** The subject in its two forms, and when each of them holds. */
  readonly subjects: readonly { readonly subject: string; readonly when: string }[];
}

/**
 * GitHub's tokens. A repository of an enterprise with a host of its own has an issuer of its own.
 * @param branch the one whose runs are trusted
 */
export function githubFederation(remote: Remote | undefined, branch: string): Federation {
  const { host, owner, name } =
    remote?.project === undefined && remote ? remote : { host: 'github.com', owner: 'OWNER', name: 'REPOSITORY' };
  const place = `ref:refs/heads/${branch}`;
  return {
    issuer: githubIssuer(host),
    subjects: [
      { subject: `repo:${owner}/${name}:${place}`, when: 'a repository made before 15 July 2026' },
      {
        subject: `repo:${owner}@OWNER_ID/${name}@REPOSITORY_ID:${place}`,
        when: 'a newer repository, with its two numbers',
      },
    ],
  };
}

function githubIssuer(host: string): string {
  if (host === 'github.com') return 'https://token.actions.githubusercontent.com';
  return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `https://${host}/_services/token`;
}

/** Azure's tokens, for the service connection. Its page shows both values, ready to be copied. */
export function azureFederations(remote: Remote | undefined): readonly (Federation & { readonly when: string })[] {
  const { owner, project } =
    remote?.project === undefined
      ? { owner: 'ORGANIZATION', project: 'PROJECT' }
      : { owner: remote.owner, project: remote.project };
  return [
    {
      when: 'made since November 2025',
      issuer: 'https://login.microsoftonline.com/TENANT_ID/v2.0',
      subjects: [{ subject: '/eid1/c/pub/t/…/sc/…', when: 'shown only on its page' }],
    },
    {
      when: 'made earlier, or for a national cloud',
      issuer: 'https://vstoken.dev.azure.com/ORGANIZATION_ID',
      subjects: [{ subject: `sc://${owner}/${project}/${AZURE_NAME}`, when: 'by its name' }],
    },
  ];
}

/** GitLab's tokens. A GitLab of one's own is its own issuer. */
export function gitlabFederation(remote: Remote | undefined, branch: string): Federation {
  const { host, owner, name } =
    remote?.project === undefined && remote ? remote : { host: 'gitlab.com', owner: 'GROUP', name: 'PROJECT' };
  return {
    issuer: `https://${host}`,
    subjects: [
      {
        subject: `project_path:${owner}/${name}:ref_type:branch:ref:${branch}`,
        when: 'letter by letter, as in the address',
      },
    ],
  };
}
