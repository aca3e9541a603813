import { matcher, narrows, noFilter, type Filter } from '../../../reporting/page/filter.ts';
import { readFragment, writeFragment, type View } from '../../../reporting/page/fragment.ts';
import { pageEntry, SharedTexts } from '../../../reporting/page/page-entry.ts';
import { cause, entry } from './sample.ts';

const one = pageEntry(
  entry('one', { outcome: 'refused', status: 403, area: 'Admin', iteration: 1, causes: [cause('X'), cause('Y')] }),
  new SharedTexts(),
);
const unanswered = pageEntry(entry('two', { status: null, effect: null }), new SharedTexts());

const cases: [Partial<Filter>, boolean][] = [
  [{}, true],
  [{ outcomes: ['failed', 'refused'] }, true],
  [{ outcomes: ['failed'] }, false],
  [{ area: 'Admin' }, true],
  [{ area: 'Adm' }, false],
  [{ effect: 'reads' }, true],
  [{ effect: 'deletes' }, false],
  [{ status: 403 }, true],
  [{ status: 0 }, false],
  [{ cause: 'Y' }, true],
  [{ cause: 'Z' }, false],
  [{ row: 2 }, true],
  [{ row: 1 }, false],
  [{ search: ' ADMIN  one ' }, true],
  [{ search: 'admin two' }, false],
  [{ area: 'Admin', search: 'two' }, false],
];

test.each(cases)('%j shows it: %j', (filter, shown) => {
  expect(matcher({ ...noFilter, ...filter }, ({ request, area }) => `${request} ${area}`.toLowerCase())(one)).toBe(
    shown,
  );
});

test('status 0 stands for what was not answered', () => {
  expect(matcher({ ...noFilter, status: 0 }, () => '')(unanswered)).toBe(true);
});

test('only a filter that leaves something out narrows', () => {
  expect(narrows(noFilter)).toBe(false);
  expect(narrows({ ...noFilter, row: 1 })).toBe(true);
});

// prettier-ignore
const views: View[] = [
  { filter: noFilter },
  { filter: { outcomes: ['refused', 'failed'], area: 'A & B=c', effect: 'reads', status: 0, cause: 'X', row: 3, search: '100 % ü #1 +' } },
  { filter: noFilter, request: { id: 'abc', row: 1 } },
  { filter: { ...noFilter, search: 'x' }, request: { id: 'abc', row: 12 } },
  { filter: noFilter, request: { id: 'mail@3', row: 1 } },
  { filter: noFilter, request: { id: '"><img src=x>\n', row: 2 } },
];

test.each(views)('an address says again what it was made from: %j', (view) => {
  expect(readFragment(writeFragment(view))).toEqual(view);
});

test('everything has no fragment, and outcomes keep the order of the record', () => {
  expect(writeFragment({ filter: noFilter })).toBe('');
  expect(readFragment('#outcome=failed,answered').filter.outcomes).toEqual(['answered', 'failed']);
});

test.each(['', '#', '#requests', '#outcome=none&status=abc&row=-1&request=', '#%E0%A4%A', '#status=1e3'])(
  'what makes no sense excludes nothing: %s',
  (fragment) => {
    expect(readFragment(fragment)).toEqual({ filter: noFilter });
  },
);
