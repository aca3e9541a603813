import { outcomes, type Outcome, type RunRecord } from '../../../runner/record/record.ts';
import type { Triage } from '../../cause-groups.ts';
import { printDuration } from '../duration.ts';
import { html, type Markup } from '../markup.ts';
import { outcomeWords } from '../outcome-words.ts';
import type { Timings } from '../timings.ts';
import { pageVerdict } from '../verdict.ts';
import { countOf, listLink } from './links.ts';

/** What the run comes to: the sentence, what to know before believing it, and how many requests came to each outcome. */
export function verdictSection(record: RunRecord, timings: Timings, fixes: Triage): Markup {
  const { good, headline, explanation, warnings } = pageVerdict(record);
  return html`<section class="verdict ${good ? 'good' : 'bad'}" aria-labelledby="verdict">
${warnings.map((warning) => html`<p class="warning" role="note"><strong>Incomplete.</strong> ${warning}</p>`)}
<div class="sentence"><span class="seal" aria-hidden="true"></span><div><h2 id="verdict">${headline}</h2>
<p>${explanation} ${explained(fixes)}</p></div></div>
${record.entries.length > 0 ? bar(record.counts, record.entries.length) : undefined}
<ul class="tiles">${outcomes.map((outcome) => tile(outcome, record.counts[outcome]))}</ul>
<dl class="figures">${figures(record, timings).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</section>
`;
}

function explained({ causes, unexplained }: Triage): string {
  const all = causes.reduce((total, { entries }) => total + entries.length, 0);
  if (all === 0) return '';
  const most = `${countOf(causes.length, 'cause')} ${causes.length === 1 ? 'explains' : 'explain'}`;
  return unexplained.length === 0
    ? `${most} all that went wrong.`
    : `${most} ${all.toLocaleString('en')} that went wrong.`;
}

function tile(outcome: Outcome, count: number): Markup {
  const { label, meaning } = outcomeWords[outcome];
  return html`<li><a class="tile ${count === 0 ? 'none' : ''}" href="${listLink({ outcomes: [outcome] })}" title="${meaning}"><i class="mark ${outcome}" aria-hidden="true"></i><b>${count.toLocaleString('en')}</b> <span>${label}</span></a></li>`;
}

/** Widths as attributes of a drawing: the page's policy forbids styles inside it. */
function bar(counts: RunRecord['counts'], all: number): Markup {
  let left = 0;
  const parts = outcomes.map((outcome) => {
    const width = (counts[outcome] / all) * 1000;
    const part = html`<rect class="${outcome}" x="${left.toFixed(2)}" width="${width.toFixed(2)}" height="10"></rect>`;
    left += width;
    return counts[outcome] > 0 ? part : html``;
  });
  return html`<svg class="share" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function figures(record: RunRecord, timings: Timings): [string, string][] {
  const wall = Date.parse(record.finishedAt) - Date.parse(record.startedAt);
  const waited = timings.waits.reduce((total, { milliseconds }) => total + milliseconds, 0);
  const all: [string, string][] = [
    ['Took', Number.isFinite(wall) && wall >= 0 ? printDuration(wall) : ''],
    ['Sent', `${timings.sent.toLocaleString('en')}, tokens and look-ups included`],
    ['Sent again', timings.repeated > 0 ? timings.repeated.toLocaleString('en') : ''],
    ['Waited for limits', waited > 0 ? printDuration(waited) : ''],
  ];
  return all.filter(([, value]) => value !== '');
}
