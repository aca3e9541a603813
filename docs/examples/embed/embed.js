// The code of index.html: shows a report, and renews its token before it expires. It knows nothing of secrets: an endpoint of yours gives
// it { embedUrl, reportId, token, expiration }, or somebody pastes them.

/** Where reports are shown, one host for each cloud. A token is given to no other. */
const HOSTS = [
  'app.powerbi.com',
  'app.powerbigov.us',
  'app.high.powerbigov.us',
  'app.mil.powerbigov.us',
  'app.powerbi.cn',
];
/** What a report is shown with. */
const FIELDS = ['embedUrl', 'reportId', 'token', 'expiration'];
const MINUTE = 60_000;
/** A token is renewed this long before it expires; half-way through its life where it lives less than twice as long. */
const MARGIN = 10 * MINUTE;
/** `models.TokenType.Embed` of powerbi-client: not a user's own token. */
const EMBED_TOKEN = 1;
/** For assistive technology: the frame has no name of its own. */
const FRAME_TITLE = 'Power BI report';
/** Where powerbi-client writes a renewed token into the page; it reads its own memory first. */
const TOKEN_ATTRIBUTE = 'powerbi-access-token';
const NO_CLIENT =
  'Nothing to show: powerbi-client was not loaded. The CDN did not answer, or sent another file than the one this page names.';

/** What is wrong with what an endpoint gave or somebody pasted; empty when nothing is. The token is never repeated. */
export function problemOf(given) {
  const { embedUrl, expiration } = given ?? {};
  for (const name of FIELDS)
    if (typeof given?.[name] !== 'string' || given[name].trim() === '') return `${name} is missing`;
  if (!URL.canParse(embedUrl)) return 'embedUrl is not an address';
  const { protocol, host } = new URL(embedUrl);
  if (protocol !== 'https:' || !HOSTS.includes(host)) return 'embedUrl does not lead to Power BI';
  if (Number.isNaN(Date.parse(expiration))) return 'expiration is not a time';
  return '';
}

/** Milliseconds from now until a token is to be renewed. */
export function renewIn(expiration, now) {
  const left = Date.parse(expiration) - now;
  return Math.max(0, left > 2 * MARGIN ? left - MARGIN : left / 2);
}

/** What the endpoint gives. It is asked with the cookies of its own site only. */
export async function fromEndpoint(address = './embed-token', fetch = globalThis.fetch) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  if (!answer.ok) throw new Error(`the endpoint answered ${answer.status}`);
  return answer.json();
}

/**
 * Shows a report, and keeps its token fresh.
 * @param parts `powerbi` of powerbi-client, the `element` to show it in, `get` for { embedUrl, reportId, token, expiration }, `tell` for
 *   messages; for tests also `now`, `setTimeout` and `clearTimeout`
 * @returns `stop`, which ends it, and `renewIfDue`, for when the page comes back into view: timers sleep while it is hidden
 * @throws Error where nothing can be shown
 */
export async function showReport(parts) {
  const { powerbi, element, get, tell, now = Date.now } = parts;
  const wait = parts.setTimeout ?? ((work, time) => setTimeout(work, time));
  const cancel = parts.clearTimeout ?? ((timer) => clearTimeout(timer));
  const first = await checked(get);
  const { embedUrl, reportId } = first;
  let { expiration } = first;
  const settings = { panes: { filters: { visible: false } } };
  const config = { type: 'report', id: reportId, embedUrl, accessToken: first.token, tokenType: EMBED_TOKEN, settings };
  const report = powerbi.embed(element, config);
  report.setComponentTitle(FRAME_TITLE);
  report.on('loaded', () => tell('The report is loaded.'));
  report.on('error', ({ detail }) => {
    tell(`Power BI says: ${detail?.message ?? 'an error'}`);
    if (detail?.message === 'TokenExpired') void renew();
  });

  let renewing = false;
  let stopped = false;
  let timer = wait(renew, renewIn(expiration, now()));
  async function renew() {
    if (renewing || stopped) return;
    renewing = true;
    cancel(timer);
    try {
      const fresh = await checked(get);
      if (stopped) return;
      await report.setAccessToken(fresh.token);
      element.removeAttribute(TOKEN_ATTRIBUTE);
      expiration = fresh.expiration;
      tell(`The token was renewed. It expires at ${expiration}.`);
      // Where this machine's clock is fast, every token looks expired: the endpoint is not asked without a pause.
      again(Math.max(MINUTE, renewIn(expiration, now())));
    } catch (error) {
      tell(`The token expires at ${expiration} and is not renewed: ${error.message}.`);
      again(MINUTE);
    } finally {
      renewing = false;
    }
  }
  function again(time) {
    if (!stopped) timer = wait(renew, time);
  }
  return {
    renewIfDue: () => (Date.parse(expiration) - now() < MARGIN ? renew() : undefined),
    stop() {
      stopped = true;
      cancel(timer);
      powerbi.reset(element);
    },
  };
}

async function checked(get) {
  const given = await get();
  const problem = problemOf(given);
  if (problem !== '') throw new Error(problem);
  return given;
}

/**
 * Connects the form of the page: what is pasted counts, else the endpoint is asked. The fields are emptied at once.
 * @param powerbi of powerbi-client; undefined where the browser could not load it or refused the file
 */
export function startPage(document, powerbi) {
  const form = document.getElementById('choice');
  const message = document.getElementById('message');
  const tell = (text) => (message.textContent = text);
  let shown;
  let busy = false;
  tell(powerbi === undefined ? NO_CLIENT : '');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    // Pressed again before the first token is there: two reports would renew side by side.
    if (busy) return;
    shown?.stop();
    const typed = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
    form.reset();
    if (powerbi === undefined) return tell(NO_CLIENT);
    const pasted = typed.token === '' ? undefined : typed;
    const get = pasted === undefined ? () => fromEndpoint() : once(pasted);
    busy = true;
    tell('The report is loading.');
    try {
      shown = await showReport({ powerbi, element: document.getElementById('report'), get, tell });
    } catch (error) {
      tell(`Nothing to show: ${error.message}.`);
    } finally {
      busy = false;
    }
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && shown?.renewIfDue());
}

/** What was pasted is there once: it cannot be renewed. */
export function once(pasted) {
  let left = pasted;
  return async () => {
    if (left === undefined) throw new Error('paste a new one, and press Show');
    const given = left;
    left = undefined;
    return given;
  };
}
