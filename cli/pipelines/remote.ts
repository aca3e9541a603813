import { execFile } from 'node:child_process';

/** Where a repository is, as its `origin` says. */
export interface Remote {
  /** `github.com`, `contoso.ghe.com`, `dev.azure.com`, … */
  readonly host: string;
  /** GitHub: the owner. Azure: the organization. GitLab: the group, with those above it. */
  readonly owner: string;
  /** Azure only. */
  readonly project?: string;
  readonly name: string;
}

/** What git knows of the folder: where the repository begins, and where it comes from. */
export interface Checkout {
  readonly top: string | undefined;
  readonly remote: Remote | undefined;
}

/**
 * Asks git about a folder. Without git, a repository or an origin there is simply less to tell.
 * @param nested whether a repository may be in groups within groups, as in GitLab
 */
export async function readCheckout(folder: string, nested = false): Promise<Checkout> {
  const [top, address] = await Promise.all([
    git(folder, 'rev-parse', '--show-toplevel'),
    git(folder, 'remote', 'get-url', 'origin'),
  ]);
  return { top, remote: address === undefined ? undefined : readRemote(address, nested) };
}

/** Which of these paths of a repository its rules for ignored files keep out of it; none where there is no repository. */
export async function ignoredOf(top: string, paths: readonly string[]): Promise<string[]> {
  const answer = (await git(top, 'check-ignore', '--', ...paths)) ?? '';
  return paths.filter((path) => answer.split(/\r?\n/).includes(path));
}

function git(cwd: string, ...args: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('git', args, { cwd, timeout: 5000, windowsHide: true }, (error, stdout) =>
      resolve(error || stdout.trim() === '' ? undefined : stdout.trim()),
    );
  });
}

/**
 * Reads the address of a repository, as git writes it: `https://…`, `ssh://…`, `git@host:…`, GitHub's or Azure's.
 * What may stand in it to sign in with is left out.
 */
export function readRemote(address: string, nested = false): Remote | undefined {
  const [, host, path] =
    /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([\w.-]+)(?::\d+)?[:/]\/?(.+?)(?:\.git)?\/*$/i.exec(address) ?? [];
  if (host === undefined || path === undefined || !host.includes('.')) return undefined;
  const parts = decoded(path).split('/');
  return (
    azureRemote(host.toLowerCase(), parts) ??
    (parts.length === 2 || (nested && parts.length > 2)
      ? { host: host.toLowerCase(), owner: parts.slice(0, -1).join('/'), name: parts.at(-1)! }
      : undefined)
  );
}

/** `dev.azure.com/ORG/PROJECT/_git/REPO`, `ssh.dev.azure.com/v3/ORG/PROJECT/REPO`, and the older `ORG.visualstudio.com/PROJECT/_git/REPO`. */
function azureRemote(host: string, parts: readonly string[]): Remote | undefined {
  const older = /^(?:([\w-]+)\.)?visualstudio\.com$/.exec(host);
  const isAzure =
    host === 'dev.azure.com' || host === 'ssh.dev.azure.com' || host === 'vs-ssh.visualstudio.com' || older !== null;
  if (!isAzure) return undefined;
  const organization = older?.[1] !== undefined && older[1] !== 'vs-ssh' ? [older[1]] : [];
  const [owner, project, name = project] = [
    ...organization,
    ...parts.filter((part) => part !== '_git' && part !== 'v3' && part !== 'DefaultCollection'),
  ];
  return owner !== undefined && project !== undefined && name !== undefined
    ? { host: 'dev.azure.com', owner, project, name }
    : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
