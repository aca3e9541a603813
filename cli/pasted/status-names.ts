/** Names of statuses as HTTP has them; without blanks as .NET has them. */
const NAMES: Readonly<Record<number, readonly string[]>> = {
  200: ['OK'],
  201: ['Created'],
  202: ['Accepted'],
  204: ['No Content'],
  301: ['Moved Permanently'],
  302: ['Found'],
  307: ['Temporary Redirect'],
  308: ['Permanent Redirect'],
  400: ['Bad Request'],
  401: ['Unauthorized'],
  403: ['Forbidden'],
  404: ['Not Found'],
  405: ['Method Not Allowed'],
  406: ['Not Acceptable'],
  407: ['Proxy Authentication Required'],
  408: ['Request Timeout'],
  409: ['Conflict'],
  410: ['Gone'],
  412: ['Precondition Failed'],
  413: ['Payload Too Large', 'Request Entity Too Large', 'Content Too Large'],
  415: ['Unsupported Media Type'],
  422: ['Unprocessable Entity', 'Unprocessable Content'],
  429: ['Too Many Requests'],
  500: ['Internal Server Error'],
  501: ['Not Implemented'],
  502: ['Bad Gateway'],
  503: ['Service Unavailable'],
  504: ['Gateway Timeout', 'Gateway Time-out'],
};

const byName = new Map(
  Object.entries(NAMES).flatMap(([status, names]) =>
    names.map((name): [string, number] => [keyOf(name), Number(status)]),
  ),
);

/** Matches every name, with and without blanks. Source of a regular expression without groups. */
export const STATUS_NAME = Object.values(NAMES)
  .flat()
  .map((name) => name.replaceAll(' ', '[ _]?'))
  .join('|');

/** Matches the names of failures, which are no words of everyday sentences. Source of a regular expression without groups. */
export const FAILURE_NAME = Object.entries(NAMES)
  .filter(([status]) => Number(status) >= 400)
  .flatMap(([, names]) => names)
  .map((name) => name.replaceAll(' ', '[ _]?'))
  .join('|');

/** The status of that name, in any case; undefined for other words. */
export function statusOfName(name: string): number | undefined {
  return byName.get(keyOf(name));
}

function keyOf(name: string): string {
  return name.replace(/[ _]/g, '').toLowerCase();
}
