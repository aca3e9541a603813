import type { SideName } from '../../../runner/record/two-identities.ts';
import { byCause, otherCures, reasonOf, titleOf } from '../../compare/by-cause.ts';
import {
  operationsIn,
  type Group,
  type IdentityComparison,
  type OperationComparison,
  type SideResult,
} from '../../compare/comparison.ts';
import { describeSide } from '../../compare/verdict.ts';
import { writeFragment } from '../fragment.ts';
import { noFilter } from '../filter.ts';
import { html, type Markup } from '../markup.ts';
import { outcomeWords } from '../outcome-words.ts';
import { countOf, outsideLink } from './links.ts';

/** What two identities can do, and why they differ. The page is that of the first, A. */
export function twoIdentitiesSection(comparison: IdentityComparison): Markup {
  const { a, b, verdict } = comparison;
  return html`<section class="identities" aria-labelledby="identities">
<h2 id="identities">Two identities</h2>
<p>${verdict}</p>
<ul class="sides"><li>${describeSide('A', a)}</li><li>${describeSide('B', b)}</li></ul>
${tokens(comparison)}
${different(comparison, 'only-b', 'a')}
${different(comparison, 'only-a', 'b')}
${alike(comparison)}
</section>
`;
}

function tokens({ differences }: IdentityComparison): Markup {
  if (differences.length === 0) return html`<p class="quiet">Their tokens do not differ in anything that matters.</p>`;
  return html`<details><summary>What differs in their tokens</summary><div class="scroll" role="region" aria-label="What differs in their tokens" tabindex="0"><table class="plain"><thead><tr><th scope="col">Claim</th><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody>${differences.map(({ what, a, b }) => html`<tr><th scope="row">${what}</th><td>${a}</td><td>${b}</td></tr>`)}</tbody></table></div></details>`;
}

function different(comparison: IdentityComparison, group: Group, refused: SideName): Markup {
  const own = operationsIn(comparison, group);
  if (own.length === 0) return html``;
  const [can, cannot] = refused === 'a' ? ['B', 'A'] : ['A', 'B'];
  return html`<h3>Only ${can} can, ${cannot} cannot: ${countOf(own.length, 'operation')}</h3>
<ul class="causes">${[...byCause(own, refused)].map(([title, each]) => because(title, each, refused))}</ul>`;
}

function because(title: string, operations: readonly OperationComparison[], refused: SideName): Markup {
  const { cause } = operations[0]![refused];
  const others = otherCures(operations, refused);
  return html`<li class="cause"><h4><span class="weight" title="${countOf(operations.length, 'operation')}">${operations.length.toLocaleString('en')}</span> ${title}</h4>
${cause?.said === undefined ? undefined : html`<p class="said">The service said: <q>${cause.said}</q></p>`}${cause ? html`<p class="why">${cause.why}</p>` : undefined}${cause && cause.fix.length > 0 ? html`<ol class="fix">${cause.fix.map((step) => html`<li>${step}</li>`)}</ol>` : undefined}${others > 0 ? html`<p class="quiet">For ${others.toLocaleString('en')} of them these steps have other names; compare.json has each.</p>` : undefined}
<details${operations.length <= 6 ? html` open` : undefined}><summary>${countOf(operations.length, 'operation')}</summary><div class="scroll" role="region" aria-label="${title}" tabindex="0"><table class="plain"><thead><tr><th scope="col">Operation</th><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody>${operations.map(row)}</tbody></table></div></details>
${cause ? html`<p class="source">${outsideLink(cause.docs, 'Read on')}</p>` : undefined}</li>`;
}

function row({ id, area, request, a, b }: OperationComparison): Markup {
  return html`<tr><th scope="row"><a class="request" href="${writeFragment({ filter: noFilter, request: { id, row: 1 } })}">${request}</a> <small>${area}</small></th><td>${said(a)}</td><td>${said(b)}</td></tr>`;
}

function said({ ability, outcome, status, borrowedIds }: SideResult): Markup {
  const words = ability === 'hollow' ? 'Answered, but empty' : outcomeWords[outcome].label;
  return html`<i class="mark ${outcome}" aria-hidden="true"></i> ${words}${status === null ? undefined : html` (${status})`}${borrowedIds ? html` <small>with the other's ids</small>` : undefined}`;
}

function alike(comparison: IdentityComparison): Markup {
  const unknown = operationsIn(comparison, 'not-comparable');
  const neither = operationsIn(comparison, 'neither');
  return html`<ul class="reasons"><li><b>${comparison.counts.both.toLocaleString('en')}</b> both can call</li>
${listed('neither can call', neither, ({ a, b }) => [...new Set([titleOf(a), titleOf(b)])].join(' / '))}
${listed('cannot be compared', unknown, ({ a, b }) => (a.ability === 'unknown' ? `A: ${reasonOf(a)}` : `B: ${reasonOf(b)}`))}</ul>`;
}

function listed(
  words: string,
  operations: readonly OperationComparison[],
  reason: (operation: OperationComparison) => string,
): Markup {
  if (operations.length === 0) return html``;
  return html`<li><details><summary><b>${operations.length.toLocaleString('en')}</b> ${words}</summary><ul>${operations.map((each) => html`<li>${each.request}: ${reason(each)}</li>`)}</ul></details></li>`;
}
