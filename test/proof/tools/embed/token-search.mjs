/**
 * Where a token is that must be in the memory of the page only.
 * @param {import('./visit.mjs').Visit} visit
 * @param {readonly string[]} tokens
 * @returns {Promise<string[]>}
 */
export async function findTokens({ page, asked }, tokens) {
  const kept = await page.evaluate(() => ({
    'the HTML': document.documentElement.outerHTML,
    'a field': [...document.querySelectorAll('input')].map(({ value }) => value).join('\n'),
    localStorage: JSON.stringify(localStorage),
    sessionStorage: JSON.stringify(sessionStorage),
    'a cookie': document.cookie,
    'the history': JSON.stringify(history.state),
    'the name of the window': window.name,
    'the text': document.body.innerText,
  }));
  const addresses = [...asked, page.url(), ...page.frames().map((frame) => frame.url())];
  const places = { ...kept, 'an address': addresses.map(decodeURIComponent).join('\n') };
  // Without what pads it: some writers leave that off.
  const told = tokens.map((token) => token.replace(/=+$/, ''));
  return Object.entries(places).flatMap(([place, text]) =>
    told.some((token) => text.includes(token)) ? [`a token is in ${place}`] : [],
  );
}
