import { GUID } from '../../catalogue/model/guid.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Says of a token's claims whose it is, what it opens and until when, in one line; people are not named in full. */
export function describeClaims(claims: Readonly<Record<string, unknown>>, now: number): string {
  const text = (name: string): string | undefined =>
    typeof claims[name] === 'string' && claims[name] !== '' ? claims[name].slice(0, 120) : undefined;
  const user = text('upn') ?? text('preferred_username') ?? text('unique_name') ?? text('email');
  const app = text('appid') ?? text('azp') ?? text('client_id');
  const isAssertion = text('iss') !== undefined && text('iss') === text('sub') && app === undefined;
  const kind = isAssertion ? 'a client assertion' : 'a token';
  const whose =
    user !== undefined
      ? ` of the user ${masked(user)}${app === undefined ? '' : ` through the app ${short(app)}`}`
      : app !== undefined
        ? ` of the app ${short(app)}`
        : isAssertion
          ? ` of the app ${short(text('iss')!)}`
          : '';
  const audience = Array.isArray(claims['aud'])
    ? claims['aud']
        .filter((each) => typeof each === 'string')
        .join(', ')
        .slice(0, 120)
    : text('aud');
  const meant = audience === undefined ? '' : ` for ${withoutGuid(audience)}`;
  return `${kind}${whose}${meant}${life(claims['exp'], now)}`;
}

function life(expires: unknown, now: number): string {
  if (typeof expires !== 'number' || !Number.isFinite(expires)) return ', without an expiry time';
  const seconds = Math.round(expires - now / 1000);
  const spoken = span(Math.abs(seconds));
  return seconds > 0 ? `, still valid for ${spoken}` : `, which expired ${spoken} ago`;
}

function span(seconds: number): string {
  const [count, unit] =
    seconds >= 2 * DAY
      ? [seconds / DAY, 'days']
      : seconds >= 2 * HOUR
        ? [seconds / HOUR, 'hours']
        : [seconds / MINUTE, 'minutes'];
  const whole = Math.max(1, Math.floor(count));
  return `${whole} ${whole === 1 ? unit.slice(0, -1) : unit}`;
}

/** `a…@contoso.com`. */
function masked(user: string): string {
  const at = user.lastIndexOf('@');
  return at > 0 ? `${user[0]!}…${user.slice(at)}` : `${user[0]!}…`;
}

function short(id: string): string {
  return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}

const ANY_GUID = new RegExp(GUID, 'g');

function withoutGuid(text: string): string {
  return text.replace(ANY_GUID, (id) => `${id.slice(0, 8)}…`);
}
