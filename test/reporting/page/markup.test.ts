import { embeddedJson } from '../../../reporting/page/embedded-json.ts';
import { html } from '../../../reporting/page/markup.ts';

const hostile = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '<img src=x onerror="a">',
  "' onfocus='a'",
  ']]>',
  '\u2028\u2029',
  '&lt;',
  '\u0000',
  '\ud800',
  '__proto__',
  '\\u003c',
];

test.each([
  ['<b>', '&lt;b&gt;'],
  [`"'`, '&quot;&#39;'],
  ['a & b', 'a &amp; b'],
  ['&lt;', '&amp;lt;'],
  ['plain', 'plain'],
])('what is put into markup becomes text: %j', (text, expected) => {
  expect(html`<p title="${text}">${text}</p>`.text).toBe(`<p title="${expected}">${expected}</p>`);
});

test('markup in markup stays markup, nothing leaves nothing, numbers are written', () => {
  expect(html`${html`<b>${'<'}</b>`}${[html`<i>`, html`</i>`]}${undefined}${0}`.text).toBe('<b>&lt;</b><i></i>0');
});

test.each(hostile)('JSON in a script element neither ends it nor changes: %j', (text) => {
  const json = embeddedJson({ [text]: [text] });
  expect(json).not.toMatch(/[<>\u2028\u2029]/);
  expect(Object.entries(JSON.parse(json) as object)).toEqual([[text, [text]]]);
});
