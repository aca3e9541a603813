import { errorAnswer } from '../../../emulator/entra/error-answer.ts';
import { entraErrors, type EntraErrorCode } from '../../../emulator/entra/errors.ts';

const codes = Object.keys(entraErrors).map(Number) as EntraErrorCode[];
const now = new Date('2026-11-23T12:34:56.789Z');

test.each(codes)('AADSTS%d: invalid_client comes with 401, throttling with 429, everything else with 400', (code) => {
  const { error, status } = entraErrors[code];
  expect(status).toBe(error === 'invalid_client' ? 401 : error === 'temporarily_unavailable' ? 429 : 400);
});

test.each(codes)('AADSTS%d has every field, the same ids in the description', (code) => {
  const body = errorAnswer({ code, subject: 'x' }, now, 'https://login.microsoftonline.us').body as Record<
    string,
    string
  >;
  const { trace_id: trace, correlation_id: correlation } = body;
  expect(body['timestamp']).toBe('2026-11-23 12:34:56Z');
  expect(body['error_codes']).toEqual([code]);
  expect(body['error_description']).toMatch(
    new RegExp(
      `^AADSTS${code}: [^\\r\\n]+\\r\\nTrace ID: ${trace}\\r\\nCorrelation ID: ${correlation}\\r\\nTimestamp: 2026-11-23 12:34:56Z$`,
    ),
  );
  expect(body['error_uri']).toBe(
    entraErrors[code].page ? `https://login.microsoftonline.us/error?code=${code}` : undefined,
  );
});
