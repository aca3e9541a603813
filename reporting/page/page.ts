import type { RunEntry, RunRecord } from '../../runner/record/record.ts';
import type { IdentityComparison } from '../compare/comparison.ts';
import type { PageAssets } from './assets.ts';
import { triage, isClean } from '../cause-groups.ts';
import type { ExchangeOf } from '../exchange-of.ts';
import { embeddedJson } from './embedded-json.ts';
import { html } from './markup.ts';
import { pageDetail, pageEntry, SharedTexts } from './page-entry.ts';
import { contentPolicy } from './policy.ts';
import { headerSection } from './sections/header.ts';
import { fixesSection } from './sections/fixes.ts';
import { timingsSection } from './sections/timings.ts';
import { twoIdentitiesSection } from './sections/two-identities.ts';
import { verdictSection } from './sections/verdict.ts';
import { withoutScript } from './sections/without-script.ts';
import { measure } from './timings.ts';
import { pageVerdict } from './verdict.ts';

/** Details are kept in blocks of about this many characters: small enough to be read in a blink when a request is opened. */
const BLOCK_LENGTH = 128 * 1024;

/**
 * Makes the page of a record, piece by piece. It stands alone: script, style and data are in it, and it loads nothing.
 * @param exchangeOf asked for entries that carry no exchange themselves: for the head, and then for each, in order
 * @param comparison how another identity fared, if the run was compared with one
 * @param workspaceList operation that lists the workspaces of the caller, whose names the head shows
 */
export function* pageChunks(
  record: RunRecord,
  exchangeOf: ExchangeOf,
  assets: PageAssets,
  comparison?: IdentityComparison,
  workspaceList?: string,
): Generator<string> {
  const timings = measure(record.entries);
  const fixes = triage(record.entries);
  yield head(record, assets);
  yield headerSection(record, { exchangeOf, workspaceList }).text;
  yield '<main id="content">\n';
  yield verdictSection(record, timings, fixes).text;
  if (comparison) yield twoIdentitiesSection(comparison).text;
  yield `<div class="pair${isClean(fixes) ? ' clean' : ''}">\n`;
  yield fixesSection(fixes, record).text;
  yield MAP;
  yield '</div>\n';
  yield withoutScript(record.entries).text;
  yield timingsSection(timings, record).text;
  yield REQUESTS;
  yield '</main>\n';
  yield* data(record, exchangeOf);
  yield `<script>${assets.script}</script>\n</body>\n</html>\n`;
}

const MAP =
  html`<section class="access" aria-labelledby="access"><h2 id="access">Access map</h2><div id="map"></div></section>\n`
    .text;
const REQUESTS =
  html`<section class="list" aria-labelledby="requests"><h2 id="requests" tabindex="-1">Requests</h2><div id="list"></div></section>\n`
    .text;

function head(record: RunRecord, { script, style }: PageAssets): string {
  const { good, headline } = pageVerdict(record);
  const start = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${headline}: ${record.collection}</title>
<link rel="icon" href="${icon(good)}">
`;
  return `${start.text}<style>${style}</style>\n</head>\n<body>\n<a class="skip" href="#requests">Skip to the requests</a>\n`;
}

/** A dot in the colour of the verdict, with a tick or a cross. */
function icon(good: boolean): string {
  const [colour, shape] = good ? ['#0f7f6f', 'M8 17l5 5 11-12'] : ['#b3123f', 'M10 10l12 12M22 10L10 22'];
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="${colour}"/><path d="${shape}" fill="none" stroke="#fff" stroke-width="4"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}

function* data({ entries, iterations, rowNames }: RunRecord, exchangeOf: ExchangeOf): Generator<string> {
  const reasons = new SharedTexts();
  yield '<script type="application/json" id="entries">[';
  for (const [place, entry] of entries.entries())
    yield `${place === 0 ? '' : ',\n'}${embeddedJson(pageEntry(entry, reasons))}`;
  yield ']</script>\n';
  yield `<script type="application/json" id="common">${embeddedJson({ rows: iterations, ...(rowNames ? { rowNames } : {}), reasons: reasons.all(), causes: causeTitles(entries) })}</script>\n`;
  let block: string[] = [];
  let length = 0;
  for (const [place, entry] of entries.entries()) {
    if (length === 0) yield `<script type="application/json" class="details" data-from="${place}">[`;
    const detail = embeddedJson(pageDetail(entry, entry.exchange ?? exchangeOf(entry)));
    block.push(detail);
    length += detail.length;
    if (length < BLOCK_LENGTH && place < entries.length - 1) continue;
    yield `${block.join(',\n')}]</script>\n`;
    block = [];
    length = 0;
  }
}

function causeTitles(entries: readonly RunEntry[]): Record<string, string> {
  return Object.fromEntries(entries.flatMap(({ causes = [] }) => causes.map(({ code, title }) => [code, title])));
}
