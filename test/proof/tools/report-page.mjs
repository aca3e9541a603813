import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { built, root } from './project.mjs';
import { openFile } from './browser.mjs';
import { temporaryFolder } from './temporary.mjs';

/**
 * Writes the HTML page of a record as `report` does, and says where it lies.
 * @param {import('./run-records.mjs').MadeRecord} record
 */
export async function writePage(record) {
  const { pageChunks } = await built('reporting/page/page.js');
  const { readPageAssets } = await built('reporting/index.js');
  const file = join(temporaryFolder(), 'report.html');
  const target = openSync(file, 'w', 0o600);
  for (const chunk of pageChunks(record, () => undefined, readPageAssets(root))) writeSync(target, chunk);
  closeSync(target);
  return file;
}

/**
 * Opens the page of a record, looks, and adds whatever the browser had to complain about.
 * @param {import('./browser.mjs').Browser} browser
 * @param {import('./run-records.mjs').MadeRecord} record
 * @param {import('./browser.mjs').OpenOptions} options
 * @param {(page: import('./browser.mjs').Page) => string[] | Promise<string[]>} act
 */
export async function look(browser, record, options, act) {
  const { page, problems } = await openFile(browser, await writePage(record), options);
  try {
    const found = await act(page);
    return [...found, ...problems];
  } finally {
    await page.close();
  }
}

/**
 * How long the browser is busy until a page stands: with its script, and with style and layout, in milliseconds; medians.
 * @param {import('./browser.mjs').Browser} browser
 * @param {string} file
 * @returns {Promise<{ scripting: number, layout: number, nodes: number }>}
 */
export async function measurePage(browser, file, times = 5) {
  const runs = [];
  for (let time = 0; time < times; time += 1) {
    const { page } = await openFile(browser, file);
    const { ScriptDuration, LayoutDuration, RecalcStyleDuration, Nodes } = await page.metrics();
    runs.push({
      scripting: ScriptDuration * 1000,
      layout: (LayoutDuration + RecalcStyleDuration) * 1000,
      nodes: Nodes,
    });
    await page.close();
  }
  const median = (name) => runs.map((run) => run[name]).sort((one, other) => one - other)[Math.floor(times / 2)];
  return { scripting: median('scripting'), layout: median('layout'), nodes: median('nodes') };
}
