import type { RecordedExchange, RunRecord } from '../../../runner/record/record.ts';
import { pageChunks } from '../../../reporting/page/page.ts';
import { cause, entry, record } from './sample.ts';

const assets = { script: 'document.title', style: 'b{color:red}' };
const exchange = (body: string): RecordedExchange => ({
  request: { headers: {}, bytes: 0 },
  response: { headers: { a: 'b' }, body, bytes: body.length },
});
const page = (of: RunRecord, exchangeOf: Parameters<typeof pageChunks>[1] = () => undefined) =>
  [...pageChunks(of, exchangeOf, assets)].join('');

interface Block {
  readonly attributes: string;
  readonly value: unknown;
}

function dataOf(text: string): Block[] {
  return [...text.matchAll(/<script type="application\/json" ([^>]*)>([^<]*)<\/script>/g)].map(
    ([, attributes, json]) => ({ attributes: attributes!, value: JSON.parse(json!) as unknown }),
  );
}

function detailsOf(text: string): { from: number; details: { exchange?: RecordedExchange }[] }[] {
  const blocks = dataOf(text).filter(({ attributes }) => attributes.startsWith('class="details"'));
  return blocks.map(({ attributes, value }) => ({
    from: Number(/data-from="(\d+)"/.exec(attributes)![1]),
    details: value as { exchange?: RecordedExchange }[],
  }));
}

test('each entry can be found in short and in full', () => {
  const entries = Array.from({ length: 40 }, (_, place) =>
    entry(String(place), { exchange: exchange(`${place} ${'x'.repeat(10_000)}`) }),
  );
  const text = page(record(entries));
  const short = dataOf(text).find(({ attributes }) => attributes === 'id="entries"')!.value as { id: string }[];
  expect(short.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
  const blocks = detailsOf(text);
  expect(blocks.length).toBeGreaterThan(2);
  for (const { from, details } of blocks) {
    for (const [place, detail] of details.entries()) expect(detail.exchange).toEqual(entries[from + place]!.exchange);
  }
  expect(blocks.reduce((sum, { details }) => sum + details.length, 0)).toBe(40);
});

test('exchanges are asked for one after another, while the page is written, and only where the entry has none', () => {
  const entries = Array.from({ length: 300 }, (_, place) =>
    entry(String(place), place === 5 ? { exchange: exchange('own') } : {}),
  );
  const asked: string[] = [];
  const askedAt: number[] = [];
  const chunks = pageChunks(
    record(entries),
    ({ id }) => {
      asked.push(id);
      return exchange('y'.repeat(5000));
    },
    assets,
  );
  for (const chunk of chunks) {
    expect(chunk.length).toBeLessThan(200_000);
    askedAt.push(asked.length);
  }
  expect(asked).toEqual(entries.filter((_, place) => place !== 5).map(({ id }) => id));
  expect(askedAt.filter((count) => count > 0 && count < asked.length).length).toBeGreaterThan(5);
});

test('no text of the record gets into the markup', () => {
  const attack = '</script><img src=x onerror="hurt()">';
  const hostile = entry(attack, {
    request: attack,
    operation: attack,
    area: attack,
    outcome: 'refused',
    reason: attack,
    causes: [cause(attack, { title: attack, why: attack, fix: [attack], docs: 'javascript:hurt()' })],
    assertions: [{ name: attack, passed: false, message: attack }],
    exchange: { request: { headers: { [attack]: attack }, body: attack, bytes: 1 } },
  });
  const text = page(
    record([hostile, { ...hostile, outcome: 'skipped', causes: [] }], { collection: attack, environment: attack }),
  );
  expect(text).not.toContain('<img');
  expect(text).not.toContain('href="javascript:');
  expect(text.match(/<\/script>/g)).toHaveLength(dataOf(text).length + 1);
});

test('only addresses of the web are linked to', () => {
  const refused = (docs: string) => page(record([entry('a', { outcome: 'refused', causes: [cause('X', { docs })] })]));
  expect(refused('https://learn.microsoft.com/x')).toContain('href="https://learn.microsoft.com/x"');
  for (const docs of ['http://example.com', 'data:text/html,x', 'file:///etc/passwd', 'https://a b'])
    expect(refused(docs)).not.toContain(`href="${docs}"`);
});

test('the policy names the script and the style that stand in the page, and nothing in it asks for more', () => {
  const text = page(record([entry('a')]));
  expect(text).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;sha256-[^;]+&#39;; style-src &#39;sha256-[^;]+&#39;;/,
  );
  expect(text).toContain(`<script>${assets.script}</script>`);
  expect(text).toContain(`<style>${assets.style}</style>`);
  expect(text).not.toMatch(/ style="| on\w+="|<link rel="stylesheet|src="/);
});

test('without a script there are the verdict and what went wrong', () => {
  const text = page(record([entry('good'), entry('bad', { outcome: 'refused', status: 403, reason: 'no role' })]));
  const without = /<noscript>(.*?)<\/noscript>/s.exec(text)![1]!;
  expect(text).toContain('1 of 2 requests was refused or failed');
  expect(without).toContain('<td>Get bad</td><td>1</td><td>403</td><td>no role</td>');
  expect(without).not.toContain('Get good');
});

test('rows of a data file are told apart', () => {
  const rows = [0, 1].map((iteration) => entry('a', { iteration, outcome: 'failed', reason: 'broken' }));
  const text = page(record(rows, { iterations: 2 }));
  expect(text).toContain('row 2</small>');
  expect(text).toContain('href="#request=a%402"');
  expect(page(record(rows.slice(0, 1)))).not.toContain('row 1</small>');
});

test('a cause that explains many names some of them and leads to all', () => {
  const many = Array.from({ length: 40 }, (_, place) =>
    entry(String(place), { outcome: 'refused', causes: [cause('X')] }),
  );
  const text = page(record(many));
  expect(text).toContain('<a class="all" href="#cause=X">all 40 in the list</a>');
  expect(text.match(/Mend X<\/li>/g)).toHaveLength(1);
});

test('a record of nothing makes a page', () => {
  const text = page(record([], { ending: 'no-token' }));
  expect(dataOf(text).map(({ attributes }) => attributes)).toEqual(['id="entries"', 'id="common"']);
  expect(text).toContain('Nothing was sent.');
});
