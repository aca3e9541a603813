import { GUID } from '../../../catalogue/model/guid.ts';
import { clouds } from '../../../catalogue/entra/clouds.ts';
import type { Detect, Hit } from '../finding.ts';
import { isDirectoryName } from '../named.ts';
import { isTellingGuid } from '../placeholder.ts';

const LOGINS = [...new Set(clouds.flatMap(({ logins }) => logins)), 'sts.windows.net']
  .map((host) => host.replaceAll('.', String.raw`\.`))
  .join('|');
const LOGIN = new RegExp(String.raw`(?:${LOGINS})\/(?<id>${GUID})`, 'dg');
const NAMED = new RegExp(
  String.raw`(?<![\w$.-])(?<name>[A-Za-z_][\w-]{1,40})["'\x60]?\s{0,10}[:=,]\s{0,10}["'\x60]?(?<id>${GUID})`,
  'dg',
);

/** Ids of tenants, apps and principals, by the name or the address that they stand in. */
export const findDirectoryIds: Detect = (text) => {
  if (!/[0-9a-f]-[0-9a-f]{4}-[0-9a-f]/i.test(text)) return [];
  const found: Hit[] = [];
  for (const match of text.matchAll(LOGIN)) found.push(...idHit(match, 'the tenant'));
  for (const match of text.matchAll(NAMED))
    if (isDirectoryName(match.groups!['name']!)) found.push(...idHit(match, match.groups!['name']!));
  return found;
};

function idHit(match: RegExpExecArray, whose: string): Hit[] {
  const id = match.groups!['id']!;
  if (!isTellingGuid(id)) return [];
  const [from, to] = match.indices!.groups!['id']!;
  return [
    {
      rule: 'directory-id',
      from,
      to,
      secret: id,
      what: `an id of the directory: ${whose} (${id.slice(0, 3)}…, a GUID)`,
      place: [],
    },
  ];
}
