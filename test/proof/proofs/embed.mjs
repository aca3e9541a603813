// The example page that shows a report (docs/examples/embed), in a real Chromium with Microsoft's own powerbi-client: what the CDN may send,
// what the frame of Power BI is told, how a token is renewed, and where it is not. The frame is played, so there is no picture.
import { readFileSync } from 'node:fs';
import { withBrowser } from '../tools/browser.mjs';
import { withExample } from '../tools/embed/example.mjs';
import { startShortLived } from '../tools/embed/short-lived.mjs';
import { findTokens } from '../tools/embed/token-search.mjs';
import { SERVICE, visit } from '../tools/embed/visit.mjs';
import { withEmulator } from '../tools/emulator.mjs';
import { assertNone } from '../tools/problems.mjs';
import { fromTools } from '../tools/project.mjs';

/**
 * @typedef {import('../tools/browser.mjs').Browser} Browser
 * @typedef {import('../tools/emulator.mjs').Emulator} Emulator
 * @typedef {import('../tools/embed/example.mjs').Example} Example
 * @typedef {import('../tools/embed/visit.mjs').Visit} Visit
 */

const axe = readFileSync(fromTools.resolve('axe-core/axe.min.js'), 'utf8');
const LOADED = '^The report is loaded\\.$';
const NO_CLIENT = '^Nothing to show: powerbi-client was not loaded\\.';
const ELSEWHERE = 'https://app.powerbi.com.example/reportEmbed?reportId=1';
const HOUR = 3_600_000;

export async function prove() {
  return withEmulator(
    (emulator) =>
      withBrowser(async (browser) => {
        const problems = [];
        const checks = { otherFile, renewed, pasted, refused, withoutCode, readable };
        for (const [name, check] of Object.entries(checks))
          problems.push(...(await check(browser, emulator)).map((problem) => `${name}: ${problem}`));
        assertNone('the example page shows a report, and keeps its token to itself', problems);
        return `powerbi-client accepted by its hash, load, renewal, refusals, no token left over, axe and 360 px in ${await browser.version()}`;
      }),
    { clock: 'real' },
  );
}

/** Of another file than the one that the page names, the browser runs nothing, and the page says so before and after Show. */
async function otherFile(browser, emulator) {
  const changed = (file) => Buffer.concat([file.subarray(0, -1), Buffer.from([file[file.length - 1] ^ 1])]);
  const complaint = /integrity/;
  return withExample(emulator, {}, ({ address }) =>
    visit(browser, address, { cdn: changed, complaint }, async (page) => {
      const problems = await page.tells(NO_CLIENT);
      await page.paste({ token: 'pasted' });
      await page.show();
      problems.push(...(await page.tells(NO_CLIENT)), ...(await emptied(page)), ...(await noFrame(page)));
      if (await page.page.evaluate(() => 'powerbi' in window)) problems.push('the changed file runs');
      if (page.times(`${address}/embed-token`) > 0) problems.push('a token is asked for that nothing can use');
      return problems;
    }),
  );
}

/** Show: what the frame is told. Then the token is renewed when its time is near, and when Power BI says that it has expired. */
async function renewed(browser, emulator) {
  const service = await startShortLived(emulator);
  try {
    return await withExample(emulator, { apiUrl: service.url }, (example) =>
      visit(browser, example.address, {}, async (page) => {
        await page.show();
        const problems = [...(await page.tells(LOADED)), ...(await loadedWith(page, example, service.tokens[0]))];
        problems.push(...(await findTokens(page, service.tokens)));
        service.release();
        for (const renewals of [1, 2]) {
          if (renewals === 2) await page.say('error', { message: 'TokenExpired' });
          const told = (await page.heard('/report/token', renewals)).map(({ body }) => body);
          const wanted = service.tokens.slice(1, 1 + renewals);
          if (wanted.length < renewals || told.join() !== wanted.join())
            problems.push(
              `${told.length} tokens reach the frame in place of ${renewals}, or others than those given out`,
            );
          problems.push(...(await page.tells(`^The token was renewed\\..*${service.expirations[renewals]}`)));
          problems.push(...(await findTokens(page, service.tokens)));
        }
        const loads = [page.times(SERVICE), (await page.heard('/report/load')).length, (await page.frames()).length];
        return loads.join() === '1,1,1' ? problems : [...problems, `requests, loads and frames are ${loads.join()}`];
      }),
    );
  } finally {
    await service.close();
  }
}

/** The frame is that of the report, and is told its id and an embed token. */
async function loadedWith(page, { embedUrl, reportId }, token) {
  const [load] = await page.heard('/report/load');
  const [src = ''] = await page.frames();
  const wanted = { type: 'report', id: reportId, embedUrl, accessToken: token, tokenType: 1 };
  return [
    ...(src === `${embedUrl}&uid=${load?.uid}` ? [] : [`the frame shows ${src}`]),
    ...Object.entries(wanted).flatMap(([name, value]) =>
      value !== undefined && load?.body[name] === value ? [] : [`the frame is loaded with another ${name}`],
    ),
  ];
}

/** What is pasted is shown and leaves the form; an address of another host gets neither a frame nor the token. */
async function pasted(browser, emulator) {
  return withExample(emulator, {}, ({ address, embedUrl, reportId }) =>
    visit(browser, address, {}, async (page) => {
      const token = Buffer.from('a pasted embed token').toString('base64');
      const values = { embedUrl, reportId, token, expiration: new Date(Date.now() + HOUR).toISOString() };
      await page.paste(values);
      await page.show();
      const problems = [...(await page.tells(LOADED)), ...(await loadedWith(page, { embedUrl, reportId }, token))];
      problems.push(...(await emptied(page)), ...(await findTokens(page, [token])));
      await page.paste({ ...values, embedUrl: ELSEWHERE });
      await page.show();
      problems.push(...(await page.tells('^Nothing to show: embedUrl does not lead to Power BI\\.$')));
      problems.push(...(await emptied(page)), ...(await noFrame(page)), ...(await findTokens(page, [token])));
      return page.times(`${address}/embed-token`) === 0
        ? problems
        : [...problems, 'the endpoint is asked all the same'];
    }),
  );
}

/** An app that may not: the page says so, and learns no more. */
async function refused(browser, emulator) {
  return withExample(emulator, { clientSecret: 'wrong' }, ({ address, said }) =>
    visit(browser, address, { complaint: /502/ }, async (page) => {
      await page.show();
      const problems = [
        ...(await page.tells('^Nothing to show: the endpoint answered 502\\.$')),
        ...(await noFrame(page)),
      ];
      return said().endsWith('/oauth2/v2.0/token answered 401\n')
        ? problems
        : [...problems, `the server says ${said()}`];
    }),
  );
}

/** Where the page's own code is absent, as when somebody opens the file: what is pasted goes nowhere, and the page says what to do. */
async function withoutCode(browser, emulator) {
  return withExample(emulator, {}, ({ address }) =>
    visit(browser, address, { absent: '/embed.js', complaint: /ERR_FAILED/ }, async (page) => {
      const problems = await page.tells('server\\.js');
      await page.paste({ token: 'pasted-token' });
      await page.show();
      await new Promise((resolve) => setTimeout(resolve, 1000)); // the browser would be on its way by then
      const [asked, own] = [page.times(`${address}/?`), page.page.url()];
      return asked === 0 && own === `${address}/` ? problems : [...problems, `Show leads to ${own}`];
    }),
  );
}

/** axe finds nothing, and nothing is wider than a phone: before Show, with the report, and with a refusal. */
async function readable(browser, emulator) {
  const problems = [];
  for (const width of [360, 1280])
    problems.push(
      ...(await withExample(emulator, {}, ({ address }) =>
        visit(browser, address, { width }, async (page) => {
          const found = await looked(page, `${width} px, before Show`, width);
          await page.show();
          found.push(...(await page.tells(LOADED)), ...(await looked(page, `${width} px, the report`, width)));
          await page.paste({ token: 'x', embedUrl: ELSEWHERE });
          await page.show();
          return [...found, ...(await page.tells('^Nothing')), ...(await looked(page, `${width} px, refused`, width))];
        }),
      )),
    );
  return problems;
}

async function looked({ page }, state, width) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'], iframes: false }),
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  return [
    ...violations.map(({ id, help, nodes }) => `${state}: ${id}, ${help} (${nodes[0].html.slice(0, 160)})`),
    ...(wide > width ? [`${state}: it is ${wide} pixels wide`] : []),
  ];
}

async function emptied({ page }) {
  const left = await page.$$eval('#choice input', (inputs) => inputs.filter(({ value }) => value !== '').length);
  return left === 0 ? [] : [`${left} fields keep what was typed`];
}

async function noFrame(page) {
  const frames = await page.frames();
  return frames.length === 0 ? [] : [`there is a frame: ${frames.join()}`];
}
