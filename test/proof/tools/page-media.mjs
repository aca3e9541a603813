// The page on other media than a wide screen: on a phone, by touch, on paper, in the dark. Each says what is wrong.
import { built } from './project.mjs';
import { look } from './report-page.mjs';
import { makeRecord, plan } from './run-records.mjs';

const { operations } = await built('catalogue/powerbi/index.js');

/**
 * @typedef {import('./browser.mjs').Browser} Browser
 * @typedef {import('./browser.mjs').Page} Page
 */

/** At 360 pixels nothing sticks out, however long a name is. */
export async function phone(browser) {
  const record = makeRecord(plan(operations));
  record.entries[0] = {
    ...record.entries[0],
    request: 'Unbreakable'.repeat(30),
    reason: 'y'.repeat(300),
    outcome: 'failed',
  };
  /** @param {Page} page */
  const wide = (page) =>
    page.evaluate(() =>
      [document.documentElement.scrollWidth, document.querySelector('dialog[open] .sheet-body')?.scrollWidth ?? 0]
        .filter((width) => width > 360)
        .map((width) => `it is ${width} pixels wide on a screen of 360`),
    );
  return [
    ...(await look(browser, record, { width: 360 }, wide)),
    ...(await look(browser, record, { width: 360, fragment: `#request=${record.entries[0].id}` }, wide)),
  ];
}

/** A tap says why; the card leads to the request. */
export async function touch(browser) {
  const record = makeRecord(plan(operations, 60));
  return look(browser, record, { width: 400, touch: true }, async (page) => {
    await page.tap('[role=gridcell].refused');
    const card = await page.$eval('.card', (element) => (element.hidden ? '' : element.textContent));
    const opened = await page.$('dialog[open]');
    await page.tap('.card a');
    const name = await page.evaluate(() => document.querySelector('dialog[open] h2')?.textContent ?? '');
    return [
      ...(card.includes('Refused (401)') ? [] : [`a tap shows ${card || 'nothing'}`]),
      ...(opened ? ['a tap opens the request at once'] : []),
      ...(name !== '' && card.startsWith(name) ? [] : [`the card leads to ${name || 'nothing'}`]),
    ];
  });
}

/** On paper: everything that says something, nothing that only works; dark or not, it is printed on white. */
export async function paper(browser) {
  const record = makeRecord(plan(operations));
  return look(browser, record, { theme: 'dark' }, async (page) => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMediaType('print');
    const seen = await page.evaluate(() => ({
      hidden: ['.filters', '.theme', '.skip', '.pager'].filter((selector) =>
        /** @type {Element} */ (document.querySelector(selector)).checkVisibility(),
      ),
      missing: ['#verdict', '.causes', '[role=gridcell]', '.timings table', '.requests-list a'].filter(
        (selector) => !document.querySelector(selector)?.checkVisibility(),
      ),
      listed: document.querySelectorAll('.requests-list a').length,
      paper: getComputedStyle(document.body).backgroundColor,
      ink: getComputedStyle(/** @type {Element} */ (document.querySelector('#verdict'))).color,
    }));
    const pdf = await page.pdf({ format: 'A4' });
    return [
      ...seen.hidden.map((selector) => `${selector} is on paper`),
      ...seen.missing.map((selector) => `${selector} is not on paper`),
      ...(seen.listed === record.entries.length
        ? []
        : [`${seen.listed} of ${record.entries.length} requests are on paper`]),
      ...(seen.paper === 'rgb(255, 255, 255)' && seen.ink === 'rgb(26, 32, 39)'
        ? []
        : [`it is printed in ${seen.ink} on ${seen.paper}`]),
      ...(Buffer.from(pdf).subarray(0, 5).toString() === '%PDF-' ? [] : ['it cannot be printed']),
    ];
  });
}

/** The switch overrules the system, and the system holds without it. */
export async function theme(browser) {
  const record = makeRecord(plan(operations, 5));
  const paperOf = (/** @type {Page} */ page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  return look(browser, record, { theme: 'dark' }, async (page) => {
    const system = await paperOf(page);
    await page.select('#theme', 'light');
    const light = await paperOf(page);
    await page.select('#theme', '');
    const back = await paperOf(page);
    return system !== light && back === system ? [] : [`the papers are ${system}, ${light}, ${back}`];
  });
}
