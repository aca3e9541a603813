import { problemOfPathId } from '../../../diagnosis/settings/path-id.ts';

const refused: readonly (readonly [why: string, value: string, named: string])[] = [
  ['a way to another operation', '../../../v1.0/myorg/admin/groups', 'a slash'],
  ['two segments', 'f089354e/users', 'a slash'],
  ['one that goes up', '..', 'dots'],
  ['one that stays', '.', 'dots'],
  ['dots inside', 'a..b', 'dots'],
  ['a backslash, which some take for a slash', 'a\\b', 'a backslash'],
  ['a query', 'f089354e?$top=1', 'a question mark'],
  ['a fragment', 'f089354e#x', 'a number sign'],
  ['a slash that is encoded', 'a%2fb', 'a percent sign'],
  ['an encoding of an encoding', 'a%252e', 'a percent sign'],
  ['a reference to another value', '{{other}}', 'a reference'],
  ['a blank inside', 'f089354e 8366', 'a blank'],
  ['a blank after it', 'f089354e ', 'a blank'],
  ['a line break', 'a\r\nHost: b', 'a blank'],
  ['a tab', 'a\tb', 'a blank'],
  ['a NUL', 'a\u0000b', 'a control character'],
  ['a line separator', 'a\u2028b', 'a control character'],
  ['a space of width zero', 'f089354e\u200b', 'a character that cannot be seen'],
  ['a blank that does not break', 'f089354e\u00a0', 'a character that cannot be seen'],
];

const accepted: readonly (readonly [what: string, value: string])[] = [
  ['nothing', ''],
  ['only blanks, which count as nothing', '  '],
  ['a GUID', 'f089354e-8366-4e18-aea3-4cb4a3a50b48'],
  ['the address of a person', 'ada.lovelace+test@contoso.com'],
  ['the name of a page', 'ReportSection1a2b3c'],
  ['the id of an export', 'Mi9C5419i=='],
  ['a date', '2024-05-01T00:00:00.000Z'],
  ['a feature', 'embedTrial'],
  ['the name of a property that every object has', 'constructor'],
];

it.each(refused)('refuses %s', (_, value, named) => {
  const problem = problemOfPathId('groupId', value);
  expect(problem).toContain(`groupId contains ${named}`);
  if (value.length > 2) expect(problem).not.toContain(value);
});

it.each(accepted)('accepts %s', (_, value) => {
  expect(problemOfPathId('groupId', value)).toBeNull();
});
