// The frame of app.powerbi.com, played: it keeps what it is told and answers as the service does, through Microsoft's own libraries for
// messages between windows. It shows no picture.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fromTools } from '../project.mjs';

/** Those that powerbi-client itself brings. */
const fromClient = createRequire(fromTools.resolve('powerbi-client'));
const LIBRARIES = [
  'window-post-message-proxy/dist/windowPostMessageProxy.min.js',
  'http-post-message/dist/httpPostMessage.min.js',
];

/** The frame's document. */
export function frameDocument() {
  const scripts = [...LIBRARIES.map((file) => readFileSync(fromClient.resolve(file), 'utf8')), `(${play})()`];
  return `<!doctype html><html lang="en"><title>Report</title><p>Report</p>${scripts.map((text) => `<script>${text}</script>`).join('')}</html>`;
}

/** Runs in the frame. */
function play() {
  const frame = /** @type {any} */ (window);
  const { WindowPostMessageProxy } = frame['window-post-message-proxy'];
  const { HttpPostMessage } = frame['http-post-message'];
  const { addTrackingProperties, getTrackingProperties, isErrorMessage } = HttpPostMessage;
  const processTrackingProperties = { addTrackingProperties, getTrackingProperties };
  const proxy = new WindowPostMessageProxy({ processTrackingProperties, isErrorMessage, suppressWarnings: true });
  const embedding = new HttpPostMessage(proxy, {}, window.parent);
  const own = new URLSearchParams(location.search).get('uid');
  frame.heard = [];
  frame.say = (event, detail) => void embedding.post(`/reports/${own}/events/${event}`, detail);
  proxy.addHandler({
    test: ({ method, url }) => method === 'POST' && url !== undefined,
    handle({ url, headers, body }) {
      frame.heard.push({ url, uid: headers.uid, body });
      if (url === '/report/load') frame.say('loaded', {});
      return { statusCode: 202, headers: {}, body: {} };
    },
  });
  void embedding.post(`/ready/${own}`, {});
}
