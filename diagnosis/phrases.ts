import type { ProxyFailure } from './evidence.ts';
import type { View } from './view.ts';

/** Whom a portal asks for: the service principal by the object id that its token carries, not by the one that people copy by mistake. */
export function enterpriseApp({ claims }: Pick<View, 'claims'>): string {
  return `the enterprise application (${claims?.oid ? `object id ${claims.oid}, not the app registration's` : "not the app registration's object id"})`;
}

/** How a tenant setting lets an app in. @param setting as in `settingNames` */
export function letIn(setting: string, view: Pick<View, 'claims'>): string {
  return `Have a Fabric administrator switch on ${setting}. It must apply to all, or to a security group with ${enterpriseApp(view)} as a member.`;
}

/** A step that follows a condition and a colon. */
export function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Every change of a setting, a group or a role needs this. */
export const thenWait = 'Wait 15 to 60 minutes, then get a new token and call again.';

/** The workspace in a path, as people know it. */
export function workspaceOf({ path }: Pick<View, 'path'>): string {
  const id = /\/groups\/([^/]+)/i.exec(path)?.[1];
  return id ? `workspace ${id}` : 'the workspace';
}

/** A text of the service, short enough to quote. */
export function quoted(text: string, max = 140): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > max ? `${line.slice(0, max)}…` : line}"`;
}

/** A proxy as it may be shown: without the user and the password that an address can contain. */
export function proxyName({ proxy }: Pick<ProxyFailure, 'proxy'>): string {
  return proxy
    .slice(proxy.lastIndexOf('@') + 1)
    .replace(/^[a-z\d]+:\/\//i, '')
    .slice(0, 90);
}
