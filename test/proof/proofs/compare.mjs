// `compare`, started as a person starts it, against an emulator: what its page shows in a real Chromium is what compare.json says, it can be
// read by everybody (axe, 360 px), and a hostile text in a comparison stays text.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile, withBrowser } from '../tools/browser.mjs';
import { ATTACKS } from '../tools/hostile-record.mjs';
import { runToEnd } from '../tools/process.mjs';
import { assertNone } from '../tools/problems.mjs';
import { built, fromTools, inRoot, root } from '../tools/project.mjs';
import { makeRecord, plan } from '../tools/run-records.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

/** @typedef {import('../tools/browser.mjs').Page} Page */

const THEMES = /** @type {const} */ (['light', 'dark']);
const axe = readFileSync(fromTools.resolve('axe-core/axe.min.js'), 'utf8');

export async function prove() {
  const folder = temporaryFolder();
  const { code, output } = await runToEnd(
    process.execPath,
    [inRoot('dist', 'cli', 'main.js'), 'compare', '--emulator', '--concurrency', '4', '--reports', folder],
    { cwd: root },
  );
  assertNone('compare tells of a difference', code === 1 ? [] : [`exit code ${code}: ${output}`]);
  const comparison = JSON.parse(readFileSync(join(folder, 'compare.json'), 'utf8'));
  return withBrowser(async (browser) => {
    const file = join(folder, 'report.html');
    const problems = [
      ...(await shows(browser, file, comparison)),
      ...(await readable(browser, file)),
      ...(await attacks(browser, comparison)),
    ];
    assertNone('the page shows what the comparison says, to everybody, and does nothing else', problems);
    return `${comparison.operations.length} operations, ${comparison.counts['only-b']} differ; axe, 360 px and hostile text in ${await browser.version()}`;
  });
}

/** The verdict, each operation that differs with both outcomes, and a way from each to its request. */
async function shows(browser, file, { verdict, operations }) {
  return look(browser, file, {}, async (page) => {
    const wanted = operations.filter(({ group }) => group.startsWith('only-')).map(({ request }) => request);
    const seen = await page.$eval('.identities', (section) => ({
      text: section.textContent,
      names: [...section.querySelectorAll('tbody a.request')].map(({ textContent }) => textContent),
    }));
    const problems = [
      ...(seen.text.includes(verdict) ? [] : ['the verdict is not there']),
      ...(seen.names.sort().join() === wanted.sort().join()
        ? []
        : [`it lists ${seen.names.join()} instead of ${wanted.join()}`]),
    ];
    await openAll(page);
    await page.$eval('.identities tbody a.request', (link) => link.click());
    const opened = await page.waitForSelector('dialog[open] h2', { timeout: 5000 }).then(
      (heading) => heading.evaluate(({ textContent }) => textContent),
      () => '',
    );
    return wanted.includes(opened) ? problems : [...problems, `a name leads to ${opened || 'nothing'}`];
  });
}

/** @param {Page} page */
function openAll(page) {
  return page.$$eval('.identities details', (/** @type {HTMLDetailsElement[]} */ all) =>
    all.forEach((each) => (each.open = true)),
  );
}

async function readable(browser, file) {
  const problems = [];
  for (const theme of THEMES) {
    for (const width of [360, 1280]) {
      problems.push(
        ...(await look(browser, file, { theme, width }, async (page) => {
          await openAll(page);
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() =>
            globalThis.axe.run(document, { resultTypes: ['violations'] }),
          );
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          return [
            ...violations.map(
              ({ id, help, nodes }) =>
                `${theme}, ${width} px: ${id}, ${help} (${nodes.length}: ${nodes[0].html.slice(0, 160)})`,
            ),
            ...(wide > width ? [`it is ${wide} pixels wide on a screen of ${width}`] : []),
          ];
        })),
      );
    }
  }
  return problems;
}

/** Whatever a service or an environment said is text. */
async function attacks(browser, comparison) {
  const { operations } = await built('catalogue/powerbi/index.js');
  const { pageChunks } = await built('reporting/page/page.js');
  const { readPageAssets } = await built('reporting/index.js');
  const problems = [];
  for (const [at, attack] of ATTACKS.entries()) {
    const file = join(temporaryFolder(), `attack-${at}.html`);
    const wild = JSON.parse(JSON.stringify(comparison), (name, value) =>
      typeof value === 'string' && !['group', 'outcome', 'ability', 'kind', 'id'].includes(name) ? attack : value,
    );
    writeFileSync(
      file,
      [...pageChunks(makeRecord(plan(operations, 3)), () => undefined, readPageAssets(root), wild)].join(''),
    );
    problems.push(
      ...(await look(browser, file, {}, (page) =>
        page.evaluate(() => [
          ...('hurt' in window ? ['a text was executed'] : []),
          ...[...document.querySelectorAll('.identities :is(img, iframe, script, style, object, svg)')].map(
            ({ tagName }) => `there is a ${tagName}`,
          ),
          .../** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('.identities a[href]')])
            .filter(({ protocol }) => !['file:', 'https:'].includes(protocol))
            .map(({ href }) => `there is a link to ${href}`),
        ]),
      )),
    );
  }
  return problems;
}

/**
 * @param {import('../tools/browser.mjs').Browser} browser
 * @param {string} file
 * @param {import('../tools/browser.mjs').OpenOptions} options
 * @param {(page: Page) => Promise<string[]>} act
 */
async function look(browser, file, options, act) {
  const { page, problems } = await openFile(browser, file, options);
  try {
    return [...(await act(page)), ...problems];
  } finally {
    await page.close();
  }
}
