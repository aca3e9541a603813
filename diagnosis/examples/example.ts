import type { Evidence } from '../evidence.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * An answer as an example of a rule; all that is not said is as it is on a good day, for an app with a valid token, on 15 January 2026 at
 * 12:00 UTC. In every text of it `{groupId}`, `{tenantId}`, `{userEmail}` and the like stand for those of the catalogue's standard tenant.
 */
export interface AnswerExample {
  /** Below the host, such as `/v1.0/myorg/groups` or `/v1/workspaces`; or a whole address; empty where a text names none. */
  readonly path: string;
  /** GET when absent. */
  readonly method?: string;
  /** 403 when absent; 0 for no answer. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Anything but a text is sent as JSON. */
  readonly body?: unknown;
  /** Changes to an app's good token; null when nothing is known of the token. */
  readonly claims?: Readonly<Record<string, unknown>> | null;
  readonly token?: Evidence['token'];
  readonly failure?: Evidence['failure'];
  /** Of a `text` somebody pasted, nothing is known of the settings but what the example says. */
  readonly origin?: Evidence['origin'];
  readonly neighbours?: Evidence['neighbours'];
  readonly settings?: Partial<Settings>;
}
