import type { RunEntry } from '../../../runner/record/record.ts';
import { html, type Markup } from '../markup.ts';
import { outcomeWords } from '../outcome-words.ts';

const MOST_ROWS = 1000;

/** What stands in place of map and list where no script runs: what was refused or failed. */
export function withoutScript(entries: readonly RunEntry[]): Markup {
  const bad = entries.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed');
  return html`<noscript><p class="warning">The access map and the list of all requests need JavaScript. ${bad.length === 0 ? 'Nothing was refused or failed.' : 'This was refused or failed:'}</p>
${bad.length === 0 ? undefined : html`<table class="plain"><thead><tr><th scope="col">Outcome</th><th scope="col">Area</th><th scope="col">Request</th><th scope="col">Row</th><th scope="col">Status</th><th scope="col">Why</th></tr></thead><tbody>${bad.slice(0, MOST_ROWS).map(row)}</tbody></table>`}
${bad.length > MOST_ROWS ? html`<p>And ${bad.length - MOST_ROWS} more.</p>` : undefined}</noscript>
`;
}

function row({ outcome, area, request, iteration, status, reason, causes }: RunEntry): Markup {
  return html`<tr><td>${outcomeWords[outcome].label}</td><td>${area}</td><td>${request}</td><td>${iteration + 1}</td><td>${status ?? ''}</td><td>${causes?.[0]?.title ?? reason ?? ''}</td></tr>`;
}
