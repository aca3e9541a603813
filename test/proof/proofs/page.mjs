// The HTML page shows what a record holds, in a real Chromium: the right counts, no request, no error, accessible, by keyboard, on a phone,
// on paper; and what a hostile record says stays text.
import { readFileSync } from 'node:fs';
import { withBrowser } from '../tools/browser.mjs';
import { hostile } from '../tools/hostile-record.mjs';
import { assertNone, present } from '../tools/problems.mjs';
import { built, fromTools } from '../tools/project.mjs';
import { walkByKeyboard } from '../tools/page-keyboard.mjs';
import { paper, phone, theme, touch } from '../tools/page-media.mjs';
import { look, measurePage, writePage } from '../tools/report-page.mjs';
import { countOutcomes, makeRecord, plan } from '../tools/run-records.mjs';

const { operations } = await built('catalogue/powerbi/index.js');
const THEMES = /** @type {const} */ (['light', 'dark']);
const axe = readFileSync(fromTools.resolve('axe-core/axe.min.js'), 'utf8');
/**
 * @typedef {import('../tools/browser.mjs').Browser} Browser
 * @typedef {import('../tools/browser.mjs').Page} Page
 * @typedef {import('../tools/run-records.mjs').Entry} Entry
 */

/** The worst first. @type {import('../tools/run-records.mjs').Outcome[]} */
const SEVERITY = ['failed', 'refused', 'not-reached', 'skipped', 'refused-as-documented', 'answered'];

export async function prove() {
  return withBrowser(async (browser) => {
    const problems = [];
    const checks = {
      counts,
      rows,
      filters,
      accessibility,
      keyboard,
      phone,
      touch,
      paper,
      theme,
      withoutScript,
      attacks,
      missingShards,
    };
    for (const [name, check] of Object.entries(checks))
      problems.push(...(await check(browser)).map((problem) => `${name}: ${problem}`));
    assertNone('the page shows what the record holds, to everybody, and does nothing else', problems);
    const speeds = [];
    for (const rows of [1, 10]) {
      const { scripting, layout } = await measurePage(
        browser,
        await writePage(makeRecord(plan(operations, 1000), { rows })),
      );
      speeds.push(
        `${(rows * 1000).toLocaleString('en')} entries: ${scripting.toFixed(0)} ms of script, ${layout.toFixed(0)} ms of layout`,
      );
    }
    return `counts, filters, axe, keyboard, 360 px, print and hostile text in ${await browser.version()}; ${speeds.join('; ')}`;
  });
}

/** A thousand operations in one row: each count on the page is the one that was put into the record. */
async function counts(browser) {
  const record = makeRecord(plan(operations, 1000));
  return look(browser, record, {}, async (page) => [
    ...compare('cells', await cellCounts(page), record.counts),
    ...compare('legend', await legendCounts(page), record.counts),
    ...compare(
      'tiles',
      await page.$$eval('.tile', (tiles) =>
        Object.fromEntries(
          tiles.map((tile) => [
            tile.querySelector('.mark')?.classList[1],
            Number(tile.querySelector('b')?.textContent.replaceAll(',', '')),
          ]),
        ),
      ),
      record.counts,
    ),
  ]);
}

/** Several rows: all together show the worst of each request, one row shows its own. */
async function rows(browser) {
  const record = makeRecord(plan(operations, 50), { rows: 4 });
  const together = countOutcomes(
    group(record.entries).map((own) => ({
      outcome: present(
        SEVERITY.find((outcome) => own.some((entry) => entry.outcome === outcome)),
        'the outcome',
      ),
    })),
  );
  return look(browser, record, {}, async (page) => {
    const problems = compare('all rows', await cellCounts(page), together);
    await page.type('#map .row', '3');
    problems.push(
      ...compare(
        'row 3',
        await cellCounts(page),
        countOutcomes(record.entries.filter(({ iteration }) => iteration === 2)),
      ),
    );
    const shown = await page.$eval('.count', (count) => count.textContent);
    const other = await page.$eval('.filters .row', (/** @type {HTMLInputElement} */ { value }) => value);
    if (other !== '3') problems.push(`the row in the filter is ${other || 'not chosen'}`);
    return shown.startsWith('50 of 200') ? problems : [...problems, `the list of row 3 says ${shown}`];
  });
}

/** Each address shows what it names, and only that. */
async function filters(browser) {
  const record = makeRecord(plan(operations));
  const { entries } = record;
  /** @type {[fragment: string, wanted: Entry[]][]} */
  const cases = [
    ['#outcome=failed', entries.filter(({ outcome }) => outcome === 'failed')],
    ['#outcome=failed,skipped', entries.filter(({ outcome }) => outcome === 'failed' || outcome === 'skipped')],
    ['#area=Admin&outcome=refused', entries.filter(({ area, outcome }) => area === 'Admin' && outcome === 'refused')],
    ['#status=401', entries.filter(({ status }) => status === 401)],
    ['#cause=PBI_THROTTLED', entries.filter(({ causes }) => causes?.some(({ code }) => code === 'PBI_THROTTLED'))],
    [
      '#search=GATEWAY+get',
      entries.filter((entry) =>
        ['gateway', 'get'].every((word) =>
          `${entry.request} ${entry.operation} ${entry.area}`.toLowerCase().includes(word),
        ),
      ),
    ],
    ['#area=none', []],
  ];
  const problems = [];
  for (const [fragment, wanted] of cases) {
    problems.push(
      ...(await look(browser, record, { fragment }, async (page) => {
        const shown = await page.$$eval('.requests-list .name', (names) => names.map((name) => name.textContent));
        const right = wanted.slice(0, 100).map(({ request }) => request);
        return JSON.stringify(shown) === JSON.stringify(right)
          ? []
          : [`${fragment} shows ${shown.length} requests instead of ${right.length}`];
      })),
    );
  }
  const open = present(
    entries.find(({ outcome }) => outcome === 'refused'),
    'a refused request',
  );
  const [cause] = present(open.causes, 'its cause');
  problems.push(
    ...(await look(browser, record, { fragment: `#request=${open.id}` }, async (page) => {
      const text = await page.$eval('dialog[open]', (sheet) => sheet.textContent);
      const wanted = [
        open.request,
        open.reason,
        open.attempts[0].url,
        cause.title,
        ...cause.fix,
        'GroupNotAccessible',
        open.assertions[0].message,
      ];
      return wanted
        .filter((each) => each === undefined || !text.includes(each))
        .map((each) => `the opened request lacks ${each}`);
    })),
  );
  const left = present(
    entries.find(({ outcome }) => outcome === 'skipped'),
    'a request that was left out',
  );
  problems.push(
    ...(await look(browser, record, { fragment: `#request=${left.id}` }, async (page) => {
      const said = await page.$$eval('dialog[open] .assertions li', (lines) => lines.map((line) => line.textContent));
      const wanted = `skipped ${left.assertions[0].name}`;
      return said.join() === wanted ? [] : [`the request that was left out says ${said.join()} instead of ${wanted}`];
    })),
  );
  return problems;
}

/** axe finds nothing, in either theme, with the card or the request open, wide and narrow. */
async function accessibility(browser) {
  const record = makeRecord(plan(operations, 120), { rows: 2, shards: 3, missing: [2] });
  /** @type {Record<string, (page: Page) => unknown>} */
  const states = {
    page: () => {},
    card: (page) => page.focus('[role=gridcell].failed, [role=gridcell].refused'),
    request: (page) => openRefused(page),
    filtered: (page) => page.type('#search', 'get'),
  };
  const problems = [];
  for (const theme of THEMES) {
    for (const width of [360, 1280]) {
      for (const [state, reach] of Object.entries(states)) {
        problems.push(
          ...(await look(browser, record, { theme, width }, async (page) => {
            await reach(page);
            await new Promise((resolve) => setTimeout(resolve, 200)); // colours that fade are at their end
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() =>
              globalThis.axe.run(document, { resultTypes: ['violations'] }),
            );
            return violations.map(
              ({ id, help, nodes }) =>
                `${theme}, ${width} px, ${state}: ${id}, ${help} (${nodes.length}: ${nodes[0].html.slice(0, 160)} ${nodes[0].any[0]?.message ?? ''})`,
            );
          })),
        );
      }
    }
  }
  return problems;
}

async function keyboard(browser) {
  const record = makeRecord(plan(operations, 60));
  const names = group(record.entries, 'area').flatMap((own) => own.map(({ request }) => request));
  /** @param {Entry} entry */
  const told = ({ request, operation, area, reason, causes = [] }) =>
    [request, operation, area, reason, ...causes.map(({ code, title }) => `${code} ${title}`)].join(' ').toLowerCase();
  const matching = record.entries.filter((entry) =>
    ['as', 'capacity'].every((word) => told(entry).includes(word)),
  ).length;
  return look(browser, record, {}, (page) => walkByKeyboard(page, { names, matching, search: 'as capacity' }));
}

async function withoutScript(browser) {
  const record = makeRecord(plan(operations));
  return look(browser, record, { script: false }, async (page) => {
    const seen = await page.evaluate(() => ({
      verdict: document.querySelector('#verdict')?.textContent ?? '',
      rows: document.querySelectorAll('noscript tbody tr').length,
      visible: document.querySelector('noscript table')?.checkVisibility(),
    }));
    const bad = record.counts.refused + record.counts.failed;
    return seen.verdict.startsWith(`${bad} of `) && seen.rows === bad && seen.visible
      ? []
      : [`it says ${JSON.stringify(seen)}, and ${bad} went wrong`];
  });
}

/** Whatever a record says is text: nothing runs, nothing is loaded, no element comes of it, and it can be read as it is. */
async function attacks(browser) {
  const tame = makeRecord(plan(operations, 40), { rows: 2, shards: 2 });
  const wild = hostile(tame);
  /** What only the page itself may have; how many bars and bold numbers it draws depends on what the record says. */
  const census = (/** @type {Page} */ page) =>
    page.evaluate(() => {
      const alien = [
        ...document.querySelectorAll(
          'img, iframe, base, link, style, title, textarea, object, embed, script:not([type="application/json"]), body svg:not(.share, .bar)',
        ),
      ];
      const acting = [...document.querySelectorAll('*')].filter(({ attributes }) =>
        [...attributes].some(({ name }) => name.startsWith('on') || name === 'srcdoc'),
      );
      return JSON.stringify([
        alien.map(({ tagName }) => tagName),
        acting.map(({ outerHTML }) => outerHTML.slice(0, 80)),
      ]);
    });
  let expected;
  await look(browser, tame, {}, async (page) => ((expected = await census(page)), []));
  return look(browser, wild, {}, async (page) => {
    const found = await census(page);
    const problems = found === expected ? [] : [`the elements are ${found} instead of ${expected}`];
    for (const entry of wild.entries) {
      await page.evaluate(
        (id, row) => (location.hash = `#${new URLSearchParams([['request', `${id}@${row}`]])}`),
        entry.id,
        entry.iteration + 1,
      );
      await page
        .waitForFunction(
          (name) => document.querySelector('dialog[open] h2')?.textContent === name,
          { timeout: 5000 },
          entry.request,
        )
        .catch(() => problems.push(`${JSON.stringify(entry.request)} cannot be opened`));
      const links = await page.$$eval('a[href]', (/** @type {HTMLAnchorElement[]} */ all) =>
        all.map(({ protocol, href }) => (protocol === 'file:' || protocol === 'https:' ? '' : href)).filter(Boolean),
      );
      problems.push(...links.map((link) => `there is a link to ${link}`));
    }
    return (await page.evaluate(() => 'hurt' in window))
      ? [...problems, 'a text of the record was executed']
      : problems;
  });
}

async function missingShards(browser) {
  const record = makeRecord(plan(operations, 80), { kind: 'green', shards: 8, missing: [3, 5] });
  return look(browser, record, {}, async (page) => {
    const { verdict, good } = await page.evaluate(() => ({
      verdict: document.querySelector('.verdict')?.textContent ?? '',
      good: document.querySelector('.verdict')?.classList.contains('good'),
    }));
    return [
      ...(verdict.includes('Shards 3 and 5 of 8') ? [] : [`it says nothing about shards 3 and 5: ${verdict}`]),
      ...(good ? ['it calls an incomplete run good'] : []),
    ];
  });
}

/** @param {Page} page */
async function openRefused(page) {
  await page.focus('[role=gridcell].refused');
  await page.keyboard.press('Enter');
}

/** @param {Page} page @returns {Promise<Record<string, number>>} */
function cellCounts(page) {
  return page.$$eval('[role=gridcell]', (cells) =>
    Object.fromEntries(
      ['answered', 'refused-as-documented', 'refused', 'failed', 'skipped', 'not-reached'].map((outcome) => [
        outcome,
        cells.filter((cell) => cell.classList.contains(outcome)).length,
      ]),
    ),
  );
}

/** @param {Page} page @returns {Promise<Record<string, number>>} */
function legendCounts(page) {
  return page.$$eval('.legend li', (items) =>
    Object.fromEntries(
      items.map((item) => [item.dataset.outcome, Number(item.querySelector('b')?.textContent.replaceAll(',', ''))]),
    ),
  );
}

/**
 * @param {string} where
 * @param {Record<string, number>} found
 * @param {Record<string, number>} wanted
 */
function compare(where, found, wanted) {
  return Object.entries(wanted).flatMap(([outcome, count]) =>
    found[outcome] === count ? [] : [`${where}: ${found[outcome]} ${outcome} instead of ${count}`],
  );
}

/**
 * Entries with the same value, in the order of the first of each.
 * @param {Entry[]} entries
 * @param {'id' | 'area'} [by]
 * @returns {Entry[][]}
 */
function group(entries, by = 'id') {
  const groups = new Map();
  for (const entry of entries) groups.set(entry[by], [...(groups.get(entry[by]) ?? []), entry]);
  return [...groups.values()];
}
