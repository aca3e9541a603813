import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Skip } from './skip.mjs';

/**
 * @typedef {import('puppeteer-core').Browser} Browser
 * @typedef {import('puppeteer-core').Page} Page
 */

/** Unpacked once, and where nobody else writes: it is a program that gets started. */
const unpacked = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url));

/** Of Debian and its kin; for machines for which the package has none. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts a real Chromium, does something with it and ends it. Which one: that of CHROME_PATH; else, on Linux x64, that of the npm package
 * @sparticuz/chromium, which brings along the libraries that a bare machine lacks; else an installed one.
 * @template T
 * @param {(browser: Browser) => Promise<T>} act
 * @returns {Promise<T>}
 * @throws Skip when there is none
 */
export async function withBrowser(act) {
  const { launch } = await import('puppeteer-core').then((module) => module.default);
  const found = await findBrowser();
  const browser = await launch({
    executablePath: found.path,
    headless: 'shell',
    env: { ...process.env, ...found.env },
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
  try {
    return await act(browser);
  } finally {
    await browser.close();
  }
}

/** @returns {Promise<{ path: string, env?: Record<string, string> }>} */
async function findBrowser() {
  if (process.env.CHROME_PATH) return { path: process.env.CHROME_PATH };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser();
  const path = INSTALLED.find((file) => existsSync(file));
  if (path === undefined) throw new Skip('there is no Chromium here; name one in CHROME_PATH');
  return { path };
}

/** The package unpacks into the folder for temporary files, and its libraries only where it believes itself in a cloud function. */
async function unpackBrowser() {
  const before = {
    TMPDIR: process.env.TMPDIR,
    AWS_LAMBDA_JS_RUNTIME: process.env.AWS_LAMBDA_JS_RUNTIME,
    LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
    FONTCONFIG_PATH: process.env.FONTCONFIG_PATH,
  };
  mkdirSync(unpacked, { recursive: true, mode: 0o700 });
  Object.assign(process.env, { TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    return {
      path,
      env: { LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'), FONTCONFIG_FILE: writeFontSettings(), TMPDIR: unpacked },
    };
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** Those of the package look for its fonts where a cloud function has them; a browser that finds none crashes. */
function writeFontSettings() {
  const file = join(unpacked, 'fonts.conf');
  const tag = (name, text) => `<${name}>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</${name}>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${tag('dir', join(unpacked, 'fonts'))}<dir>/usr/share/fonts</dir>${tag('cachedir', join(unpacked, 'fonts-cache'))}</fontconfig>\n`,
  );
  return file;
}

/**
 * Opens a file in a window of its own and notes what must not happen: errors, and requests for anything but the file.
 * @param {Browser} browser
 * @param {string} file
 * @param {OpenOptions} [options]
 * @returns {Promise<{ page: Page, problems: string[] }>}
 *
 * @typedef {object} OpenOptions
 * @property {'light' | 'dark'} [theme]
 * @property {number} [width]
 * @property {number} [height]
 * @property {boolean} [touch]
 * @property {string} [fragment] of the address, with its `#`
 * @property {boolean} [script] whether the page's script runs
 */
export async function openFile(
  browser,
  file,
  { theme = 'light', width = 1280, height = 900, touch = false, fragment = '', script = true } = {},
) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const problems = [];
  const address = pathToFileURL(file).href;
  page.on(
    'console',
    (message) => ['error', 'warn'].includes(message.type()) && problems.push(`the console says: ${message.text()}`),
  );
  page.on('pageerror', (error) => problems.push(`the script threw: ${error.message}`));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const allowed = request.url().startsWith('data:') || request.url().split('#')[0] === address;
    if (!allowed) problems.push(`the page asks for ${request.url()}`);
    return allowed ? request.continue() : request.abort();
  });
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height, hasTouch: touch });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  await page.goto(`${address}${fragment}`);
  if (script) await page.waitForFunction(() => document.documentElement.dataset.ready === 'true', { timeout: 20_000 });
  return { page, problems };
}
