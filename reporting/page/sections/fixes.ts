import { certaintyWords } from '../../../diagnosis/certainty.ts';
import type { CauseGroup, Triage, ReasonGroup, Remedy } from '../../cause-groups.ts';
import { html, type Markup } from '../markup.ts';
import { outcomeWords } from '../outcome-words.ts';
import type { RowsOf } from '../../row-name.ts';
import { countOf, listLink, outsideLink, requestName } from './links.ts';

/** How many of a list are shown; the rest can be opened or is in the list of requests. */
const SHOWN = { requests: 8, remedies: 5, reasons: 30, perReason: 60 };

/** Fix these first: each cause with its cure and the requests that it explains. */
export function fixesSection(fixes: Triage, rows: RowsOf): Markup {
  return html`<section class="fixes" aria-labelledby="fixes">
<h2 id="fixes">Fix these first</h2>
${body(fixes, rows)}
</section>
`;
}

function body({ causes, deceptive, unexplained, leftOut }: Triage, rows: RowsOf): Markup {
  const clean = causes.length + deceptive.length + unexplained.length === 0;
  return html`${clean ? html`<p class="quiet">Nothing was refused or failed unexpectedly.</p>` : undefined}
${causes.length > 0 ? html`<ol class="causes">${causes.map((group) => causeItem(group, rows))}</ol>` : undefined}
${reasons('Without a known cause', 'The diagnosis knows no explanation for these; the answer is in the request.', unexplained, rows)}
${deceptive.length > 0 ? html`<h3>Looks like success, but is not</h3><ol class="causes">${deceptive.map((group) => causeItem(group, rows))}</ol>` : undefined}
${reasons('Skipped', '', leftOut, rows)}`;
}

function causeItem(group: CauseGroup, rows: RowsOf): Markup {
  const { code, title, certainty, docs, entries, remedies, alternatives } = group;
  const [first, ...others] = remedies;
  return html`<li class="cause" id="cause-${code}"><h3><span class="weight" title="${countOf(entries.length, 'request')}">${entries.length.toLocaleString('en')}</span> ${title}</h3>
${remedy(first!)}
<p class="requests">${entries.slice(0, SHOWN.requests).map((entry) => html`${requestName(entry, rows)} `)}${entries.length > SHOWN.requests ? html`<a class="all" href="${listLink({ cause: code })}">all ${entries.length.toLocaleString('en')} in the list</a>` : undefined}</p>
${others.length > 0 ? otherRemedies(others, rows) : undefined}
<p class="source"><a class="code" href="${listLink({ cause: code })}">${code}</a> <span title="${certaintyWords[certainty]}">${certainty}</span> ${outsideLink(docs, 'Read on')}${alternatives.length > 0 ? html` <span>Other possible causes: ${alternatives.join(', ')}</span>` : undefined}</p></li>`;
}

function remedy({ said, why, fix }: Remedy): Markup {
  return html`${said === undefined ? undefined : html`<p class="said">The service said: <q>${said}</q></p>`}<p class="why">${why}</p>${fix.length > 0 ? html`<ol class="fix">${fix.map((step) => html`<li>${step}</li>`)}</ol>` : undefined}`;
}

function otherRemedies(others: readonly Remedy[], rows: RowsOf): Markup {
  const more = others.slice(SHOWN.remedies);
  return html`<details><summary>The same cause with other names: ${countOf(others.length, 'variant')}</summary>${others
    .slice(0, SHOWN.remedies)
    .map(
      (other) =>
        html`<div class="variant">${remedy(other)}<p class="requests">${other.entries.slice(0, SHOWN.requests).map((entry) => html`${requestName(entry, rows)} `)}</p></div>`,
    )}${more.length > 0 ? html`<p class="quiet">And ${countOf(more.length, 'variant')} more: each request shows its own.</p>` : undefined}</details>`;
}

function reasons(title: string, explanation: string, groups: readonly ReasonGroup[], rows: RowsOf): Markup {
  if (groups.length === 0) return html``;
  const more = groups.slice(SHOWN.reasons);
  return html`<h3>${title}</h3>${explanation === '' ? undefined : html`<p class="quiet">${explanation}</p>`}
<ul class="reasons">${groups.slice(0, SHOWN.reasons).map((group) => reasonItem(group, rows))}</ul>
${more.length > 0 ? html`<p class="quiet">And ${countOf(more.length, 'reason')} more, in the list of requests.</p>` : undefined}`;
}

function reasonItem({ reason, outcome, entries }: ReasonGroup, rows: RowsOf): Markup {
  const { label, counted } = outcomeWords[outcome];
  const names = entries.slice(0, SHOWN.perReason).map((entry) => html`${requestName(entry, rows)} `);
  const rest = entries.length - names.length;
  return html`<li><details ${entries.length <= 3 ? html`open` : undefined}><summary><i class="mark ${outcome}" role="img" aria-label="${label}"></i> <b>${entries.length.toLocaleString('en')} ${counted}</b> <span>${reason}</span></summary><p class="requests">${names}${rest > 0 ? html`<a class="all" href="${listLink({ outcomes: [outcome] })}">and ${rest.toLocaleString('en')} more in the list</a>` : undefined}</p></details></li>`;
}
