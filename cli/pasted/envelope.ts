import { isObject, member, textIn } from './json-members.ts';

/** Members of a line of a log, of a program's own error, of an activity of Data Factory: what it calls message is not an answer. */
const NOT_ANSWERS = [
  'failureType',
  'level',
  'severity',
  'stack',
  'config',
  'logger',
  'errorRecord',
  'activityName',
  'runId',
];
/** More members than that have no bare message. */
const MOST_BESIDE_MESSAGE = 4;

/**
 * The error envelope that an object is, in the form in which the services send it: inner errors get their envelope back, that of older
 * OData becomes today's.
 * @returns undefined for any other object
 */
export function envelopeOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (
    !isObject(value) ||
    NOT_ANSWERS.some((name) => Object.hasOwn(value, name)) ||
    wraps(value) ||
    wraps(value['error'])
  )
    return undefined;
  return entra(value) ?? odata(value) ?? fabric(value) ?? inner(value) ?? message(value);
}

/** An error of a client, whose message or inner error is the answer as JSON: that is read instead. */
function wraps(error: unknown): boolean {
  return (
    isObject(error) &&
    [error['message'], error['innerError']].some(
      (text) =>
        typeof text === 'string' && /^\s*\{\s*"(?:error|errorCode|Message|odata\.error)"\s*:[\s\S]*\}\s*$/.test(text),
    )
  );
}

function entra(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const error = textIn(value['error']);
  const says = textIn(value['error_description']) !== undefined || Array.isArray(value['error_codes']);
  if (says || (error !== undefined && /^[a-z]+(?:_[a-z]+)+$/.test(error))) return value;
  return textIn(value['exceptionMessage']) === undefined ? undefined : value;
}

function odata(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const error = value['error'];
  if (isObject(error) && (isNamed(error) || isObject(error['pbi.error'])))
    return isNamed(error) ? value : { error: { code: codeIn(error['pbi.error']), ...error } };
  const old = value['odata.error'];
  return isObject(old)
    ? { error: { code: old['code'], message: textIn(member(old, 'message', 'value')) ?? textIn(old['message']) ?? '' } }
    : undefined;
}

function fabric(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const code = textIn(value['errorCode']);
  return code !== undefined && !/^\d/.test(code) ? value : undefined;
}

/** `{"code":…,"message":…}` or `{"pbi.error":{"code":…}}`, as programs print what stands below `error`. */
function inner(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const code = textIn(value['code']) ?? textIn(value['Code']);
  const named = code !== undefined && /^[A-Za-z]\w*$/.test(code);
  if (isObject(value['pbi.error'])) return { error: { code: code ?? codeIn(value['pbi.error']), ...value } };
  const words = textIn(value['message']) ?? textIn(value['Message']);
  if (named && Object.hasOwn(value, 'exceptionCulprit')) return { error: { code, 'pbi.error': value } };
  return named && words !== undefined && !/^E[A-Z]{4,}$/.test(code)
    ? { error: { ...value, code, message: words } }
    : undefined;
}

function message(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const words = textIn(value['Message']) ?? textIn(value['message']);
  if (words === undefined || Object.keys(value).length > MOST_BESIDE_MESSAGE) return undefined;
  return Object.keys(value).some((name) =>
    /^(?:time|timestamp|ts|msg|name|status|statusCode|request|response|method|url)$/i.test(name),
  )
    ? undefined
    : value;
}

function isNamed(error: Readonly<Record<string, unknown>>): boolean {
  return textIn(error['code']) !== undefined || textIn(error['message']) !== undefined;
}

function codeIn(value: unknown): string {
  return textIn(member(value, 'code')) ?? '';
}
