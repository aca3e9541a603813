const SETTLED = 60;

/**
 * Walks through the page without a pointer and tells what cannot be done so.
 * @param {Page} page
 * @param {{ names: string[], matching: number, search: string }} expected what the record holds: its requests in order, and how many of
 *   them `search` finds
 * @returns {Promise<string[]>}
 *
 * @typedef {import('puppeteer-core').Page} Page
 */
export async function walkByKeyboard(page, { names, matching, search }) {
  return [
    ...(await skip(page)),
    ...(await tabThrough(page)),
    ...(await walkMap(page, names)),
    ...(await openAndClose(page)),
    ...(await searchFor(page, search, matching)),
  ];
}

/** @param {Page} page */
async function skip(page) {
  await page.keyboard.press('Tab');
  const first = await focused(page);
  await page.keyboard.press('Enter');
  const then = await focused(page);
  return [
    ...(first.text.startsWith('Skip') ? [] : [`the first stop is ${describe(first)} and not the link that skips`]),
    ...(then.id === 'requests' ? [] : [`skipping leads to ${describe(then)}`]),
  ];
}

/** Every stop shows that it is one, and whatever can be used is a stop. @param {Page} page */
async function tabThrough(page) {
  await page.evaluate(() => {
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
    /** @type {HTMLElement} */ (document.querySelector('.skip')).focus();
    window.stops = new Set([document.activeElement]);
  });
  const problems = [];
  for (let stop = 0; stop < 600; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return { end: true };
      const end = window.stops.has(element);
      window.stops.add(element);
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        end,
        visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        what: `${element.tagName} ${element.textContent.slice(0, 40)}`,
      };
    });
    if (seen.end) break;
    if (!seen.visible) problems.push(`the stop at ${seen.what} does not show`);
  }
  const missed = await page.evaluate(() => {
    /** @type {NodeListOf<HTMLElement & { disabled?: boolean }>} */
    const usable = document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]');
    return [...usable]
      .filter(
        (element) =>
          element.checkVisibility() && !element.disabled && element.tabIndex >= 0 && !window.stops.has(element),
      )
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`);
  });
  const grid = await page.evaluate(
    () => [...window.stops].filter((element) => element?.getAttribute('role') === 'gridcell').length,
  );
  return [
    ...problems,
    ...missed.map((what) => `Tab never comes to ${what}`),
    ...(grid === 1 ? [] : [`the map is ${grid} tab stops`]),
  ];
}

/**
 * The arrow keys come to each cell once, in order, and at each the card says whose it is.
 * @param {Page} page
 * @param {string[]} names
 */
async function walkMap(page, names) {
  await page.focus('[role=gridcell][tabindex="0"]');
  await chord(page, 'Control', 'Home');
  const problems = [];
  for (const [place, name] of names.entries()) {
    const seen = await page.evaluate(() => ({
      label: document.activeElement?.getAttribute('aria-label'),
      card: document.querySelector('.card:not([hidden])')?.textContent ?? '',
    }));
    if (!seen.label?.startsWith(`${name}: `)) problems.push(`cell ${place} is ${seen.label} instead of ${name}`);
    if (!seen.card.startsWith(name)) problems.push(`the card of ${name} says ${seen.card || 'nothing'}`);
    if (place < names.length - 1) await page.keyboard.press('ArrowRight');
  }
  const places = [];
  /** @type {[key: string, control?: boolean][]} */
  const ways = [['Home', true], ['ArrowDown'], ['ArrowUp'], ['PageDown'], ['PageUp'], ['End'], ['Home'], ['End', true]];
  for (const [key, control] of ways) {
    if (control) await chord(page, 'Control', key);
    else await page.keyboard.press(key);
    places.push(
      await page.evaluate(() =>
        [...document.querySelectorAll('[role=gridcell]')].findIndex((cell) => cell === document.activeElement),
      ),
    );
  }
  const [start, down, up, area, back, end, home, last] = places;
  const right =
    start === 0 && down > 0 && up === 0 && area > 0 && back === 0 && end > 0 && home === 0 && last === names.length - 1;
  if (!right)
    problems.push(`Ctrl+Home, Down, Up, PageDown, PageUp, End, Home, Ctrl+End come to cells ${places.join(', ')}`);
  await page.keyboard.press('Escape');
  if (await page.$('.card:not([hidden])')) problems.push('Esc does not put the card away');
  return problems;
}

/** @param {Page} page */
async function openAndClose(page) {
  const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label')?.split(':')[0]);
  await page.keyboard.press('Enter');
  await settle();
  const open = await page.evaluate(() => ({
    name: document.querySelector('dialog[open] h2')?.textContent,
    address: location.hash,
  }));
  await page.keyboard.press('[');
  await settle();
  const before = await page.evaluate(() => document.querySelector('dialog[open] h2')?.textContent);
  await page.keyboard.press(']');
  await settle();
  const again = await page.evaluate(() => document.querySelector('dialog[open] h2')?.textContent);
  await page.keyboard.press('Escape');
  await settle();
  const after = await page.evaluate(() => ({
    open: document.querySelector('dialog[open]') !== null,
    label: document.activeElement?.getAttribute('aria-label') ?? '',
    address: location.hash,
  }));
  return [
    ...(open.name === name && open.address.includes('request=')
      ? []
      : [`Enter on ${name} opens ${open.name ?? 'nothing'}, at ${open.address}`]),
    ...(before !== undefined && before !== name && again === name
      ? []
      : [`[ and ] lead from ${name} to ${before} and back to ${again}`]),
    ...(after.open || after.address.includes('request=') ? ['Esc does not close the request'] : []),
    ...(after.label.startsWith(`${name}: `)
      ? []
      : [`after closing, the focus is at ${after.label || 'no cell'} and not at ${name}`]),
  ];
}

/** @param {Page} page @param {string} words @param {number} matching */
async function searchFor(page, words, matching) {
  await page.keyboard.press('/');
  const at = await focused(page);
  await page.keyboard.type(words);
  await settle();
  const count = await page.evaluate(() => document.querySelector('.count')?.textContent ?? '');
  return [
    ...(at.id === 'search' ? [] : [`/ leads to ${describe(at)}`]),
    ...(count.startsWith(`${matching} of `) ? [] : [`the search for ${words} says ${count} instead of ${matching}`]),
  ];
}

/** @param {Page} page */
function focused(page) {
  return page.evaluate(() => ({
    id: document.activeElement?.id ?? '',
    text: (document.activeElement?.textContent ?? '').slice(0, 40),
  }));
}

/** @param {Page} page @param {string} modifier @param {string} key */
async function chord(page, modifier, key) {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
}

const settle = () => new Promise((resolve) => setTimeout(resolve, SETTLED));
const describe = ({ id, text }) => (id ? `#${id}` : text || 'nothing');
