import { printDuration } from '../duration.ts';
import { html, type Markup } from '../markup.ts';
import type { AreaTime, Timings } from '../timings.ts';
import type { RowsOf } from '../../row-name.ts';
import { countOf, listLink, requestName } from './links.ts';

/** Where the time went: the slowest requests, each area, and what was waited for. */
export function timingsSection(timings: Timings, rows: RowsOf): Markup {
  return html`<section class="timings" aria-labelledby="timings">
<h2 id="timings">Timings</h2>
${timings.sent === 0 ? html`<p class="quiet">Nothing was sent.</p>` : html`<div class="columns">${slowest(timings, rows)}${areas(timings.areas)}${waits(timings)}</div>`}
</section>
`;
}

function slowest({ slowest: requests }: Timings, rows: RowsOf): Markup {
  const most = requests[0]?.served ?? 0;
  return html`<div><h3 id="slowest">Slowest requests</h3><div class="scroll" role="region" aria-labelledby="slowest" tabindex="0"><table><thead><tr><th scope="col">Request</th><th scope="col" class="number">Time</th><th class="bars"><span class="unseen">Share</span></th></tr></thead>
<tbody>${requests.map(({ entry, served }) => html`<tr><th scope="row">${requestName(entry, rows)}</th><td class="number">${printDuration(served)}</td><td class="bars">${bar(served, most)}</td></tr>`)}</tbody></table></div></div>`;
}

function areas(times: readonly AreaTime[]): Markup {
  const most = Math.max(...times.map(({ total }) => total));
  return html`<div><h3 id="by-area">By area</h3><div class="scroll" role="region" aria-labelledby="by-area" tabindex="0"><table><thead><tr><th scope="col">Area</th><th scope="col" class="number">Requests</th><th scope="col" class="number">Median</th><th scope="col" class="number">95 %</th><th scope="col" class="number">Waited</th><th scope="col" class="number">All</th><th class="bars"><span class="unseen">Share</span></th></tr></thead>
<tbody>${[...times].sort((one, other) => other.total - one.total).map((time) => areaRow(time, most))}</tbody></table></div></div>`;
}

function areaRow({ area, requests, median, slowTwentieth, waited, total }: AreaTime, most: number): Markup {
  return html`<tr><th scope="row"><a href="${listLink({ area })}">${area || '(none)'}</a></th><td class="number">${requests.toLocaleString('en')}</td><td class="number">${printDuration(median)}</td><td class="number">${printDuration(slowTwentieth)}</td><td class="number">${waited > 0 ? printDuration(waited) : ''}</td><td class="number">${printDuration(total)}</td><td class="bars">${bar(total, most)}</td></tr>`;
}

function waits({ waits: reasons }: Timings): Markup {
  if (reasons.length === 0)
    return html`<div><h3>Waited for limits</h3><p class="quiet">No request had to wait.</p></div>`;
  const most = reasons[0]!.milliseconds;
  return html`<div><h3 id="waits">Waited for limits</h3><div class="scroll" role="region" aria-labelledby="waits" tabindex="0"><table><thead><tr><th scope="col">Why</th><th scope="col" class="number">Waits</th><th scope="col" class="number">All</th><th class="bars"><span class="unseen">Share</span></th></tr></thead>
<tbody>${reasons.slice(0, 12).map(({ reason, times, milliseconds }) => html`<tr><th scope="row">${reason}</th><td class="number">${countOf(times, 'time')}</td><td class="number">${printDuration(milliseconds)}</td><td class="bars">${bar(milliseconds, most)}</td></tr>`)}</tbody></table></div></div>`;
}

function bar(value: number, most: number): Markup {
  const width = most > 0 ? (value / most) * 100 : 0;
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${width.toFixed(1)}" height="8"></rect></svg>`;
}
