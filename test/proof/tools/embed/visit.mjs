// The example page in the browser. Only three hosts are there for it: its own server, the CDN, and Power BI; the last two are played.
import { readFileSync } from 'node:fs';
import { fromTools } from '../project.mjs';
import { frameDocument } from './report-frame.mjs';

const { version } = JSON.parse(readFileSync(fromTools.resolve('powerbi-client/package.json'), 'utf8'));
/** The one file of the CDN that the page may ask for: that of the installed package. */
const CLIENT = `https://cdn.jsdelivr.net/npm/powerbi-client@${version}/dist/powerbi.min.js`;
const client = readFileSync(fromTools.resolve('powerbi-client/dist/powerbi.min.js'));
/** Where the emulator's reports are shown. */
export const SERVICE = 'https://app.powerbi.com/reportEmbed?';
const PATIENCE = { timeout: 20_000 };

/**
 * @typedef {import('../browser.mjs').Browser} Browser
 * @typedef {import('../browser.mjs').Page} Page
 * @typedef {import('puppeteer-core').Frame} Frame
 * @typedef {Window['heard'][number]} Heard
 *
 * @typedef {object} Options
 * @property {number} [width]
 * @property {(file: Buffer) => Buffer} [cdn] what the CDN makes of the file
 * @property {string} [absent] a path that the page's own server does not answer
 * @property {RegExp} [complaint] what the browser is to complain about; it is a problem if it does not
 */

/**
 * Opens the example page in a window of its own, does something there and closes it.
 * @param {Browser} browser
 * @param {string} address
 * @param {Options} options
 * @param {(visit: Visit) => Promise<string[]>} act
 * @returns {Promise<string[]>} what is wrong
 */
export async function visit(browser, address, options, act) {
  const page = await browser.newPage();
  const visited = new Visit(page, address, options);
  try {
    await page.setViewport({ width: options.width ?? 1280, height: 900 });
    await page.setRequestInterception(true);
    page.on('request', (request) => visited.answer(request));
    page.on('console', (message) => visited.complain(message.type(), message.text()));
    page.on('pageerror', (error) => visited.complain('error', error.message));
    await page.goto(`${address}/`);
    const problems = await act(visited);
    return [...problems, ...visited.problems()];
  } finally {
    await page.close();
  }
}

/** What happens on an open page. */
export class Visit {
  /** The addresses that it asked for. @type {string[]} */
  asked = [];
  /** @type {string[]} */
  #foreign = [];
  /** @type {string[]} */
  #complaints = [];

  /** @param {Page} page @param {string} address @param {Options} options */
  constructor(page, address, options) {
    this.page = page;
    this.address = address;
    this.options = options;
  }

  /** @param {import('puppeteer-core').PageRequest} request */
  answer(request) {
    const url = request.url();
    const { cdn = (file) => file, absent } = this.options;
    this.asked.push(url);
    if (url === `${this.address}${absent}`) return request.abort();
    if (url.startsWith(`${this.address}/`)) return request.continue();
    if (url.startsWith(SERVICE)) return request.respond({ contentType: 'text/html', body: frameDocument() });
    const headers = { 'access-control-allow-origin': '*' };
    if (url === CLIENT) return request.respond({ headers, contentType: 'application/javascript', body: cdn(client) });
    this.#foreign.push(url);
    return request.abort();
  }

  /** @param {string} type @param {string} text */
  complain(type, text) {
    if (['error', 'warn'].includes(type)) this.#complaints.push(text);
  }

  /** Requests to others, and what the browser complains about. */
  problems() {
    const { complaint } = this.options;
    const unexpected = this.#complaints.filter((text) => !complaint?.test(text));
    return [
      ...this.#foreign.map((url) => `the page asks for ${url}`),
      ...unexpected.map((text) => `the browser says: ${text}`),
      ...(complaint && unexpected.length === this.#complaints.length
        ? [`the browser does not complain of ${complaint}`]
        : []),
    ];
  }

  /** Types into the form's fields. @param {Record<string, string>} fields */
  async paste(fields) {
    for (const [name, text] of Object.entries(fields)) await this.page.type(`[name=${name}]`, text);
  }

  async show() {
    await this.page.click('#choice button');
  }

  /** Waits until the page tells something. @param {string} wanted a regular expression @returns {Promise<string[]>} */
  async tells(wanted) {
    return this.page
      .waitForFunction(
        (text) => new RegExp(text).test(document.getElementById('message')?.textContent ?? ''),
        PATIENCE,
        wanted,
      )
      .then(
        () => [],
        async () => [
          `it tells "${await this.page.$eval('#message', ({ textContent }) => textContent)}" instead of ${wanted}`,
        ],
      );
  }

  /** The frames of Power BI that are there, by their addresses; those that were asked for and are gone are in `asked`. */
  frames() {
    return this.page.$$eval('iframe', (/** @type {HTMLIFrameElement[]} */ frames) => frames.map(({ src }) => src));
  }

  /** How often a path of the own server, or of Power BI, was asked for. @param {string} start */
  times(start) {
    return this.asked.filter((url) => url.startsWith(start)).length;
  }

  /**
   * Waits until the frame has heard as many messages to this path, and gives all of them. A frame that is gone has heard nothing.
   * @param {string} url
   * @param {number} count
   * @returns {Promise<Heard[]>}
   */
  async heard(url, count = 1) {
    const frame = this.frame();
    try {
      // What was heard says more than that it took long.
      await frame?.waitForFunction(isHeard, PATIENCE, url, count).catch(() => undefined);
      const all = (await frame?.evaluate(() => window.heard)) ?? [];
      return all.filter((each) => each.url === url);
    } catch {
      return [];
    }
  }

  /** Lets the frame tell of an event. @param {string} event @param {object} detail */
  async say(event, detail) {
    await this.frame()?.evaluate((name, value) => window.say(name, value), event, detail);
  }

  /** @returns {Frame | undefined} */
  frame() {
    return this.page.frames().find((frame) => frame.url().startsWith(SERVICE));
  }
}

/** In the frame. @param {string} url @param {number} count */
function isHeard(url, count) {
  return window.heard.filter((each) => each.url === url).length >= count;
}
