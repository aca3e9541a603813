import type { RunRecord } from '../../../runner/record/record.ts';
import { describeAccess, type AccessMaterial } from '../../access.ts';
import { html, type Markup } from '../markup.ts';

/** What was run, where, how and with whose access, and the switch between dark and light. */
export function headerSection(record: RunRecord, material: AccessMaterial): Markup {
  return html`<header class="top">
<div class="title"><h1>${record.collection}</h1>
<p class="facts">${[...facts(record), ...describeAccess(record, material)].map((fact) => html`<span>${fact}</span>`)}</p></div>
<label class="theme">Theme <select id="theme"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label>
</header>
`;
}

function facts(record: RunRecord): string[] {
  const { environment, emulator, allowWrite, concurrency, iterations, shard, merged } = record;
  const shards = merged
    ? `merged from ${merged.shards.length} of ${merged.shards.length + merged.missing.length} shards`
    : shard
      ? `shard ${shard.index} of ${shard.total}`
      : '';
  return [
    `${environment}${emulator && !/emulator/i.test(environment) ? ' (emulator)' : ''}`,
    day(record.startedAt),
    identities(record),
    allowWrite ? 'changes were allowed' : 'plain reads only',
    concurrency > 1 ? `up to ${concurrency} at a time` : '',
    iterations > 1 ? `${iterations.toLocaleString('en')} rows of data` : '',
    shards,
  ].filter((fact) => fact !== '');
}

function identities({ entries }: RunRecord): string {
  const app = entries.some(({ identity }) => identity === 'app');
  const user = entries.some(({ identity }) => identity === 'user');
  if (app && user) return 'as app and as user';
  return app ? 'as app' : user ? 'as user' : '';
}

/** `2026-11-23 18:49 UTC`. */
function day(time: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(time) ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC` : time;
}
