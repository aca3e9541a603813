import { catalogues } from '../../../catalogue/index.ts';
import { askForMarker, markerCounts, runCollection } from '../../../runner/index.ts';
import { collection, environment, request } from '../fixtures/collection.ts';
import { startRecording } from './recording.ts';

// prettier-ignore
test.each<[string, string, string, readonly string[], boolean]>([
  ['both are this machine', 'http://127.0.0.1:4280', 'http://127.0.0.1:4280', [], true],
  ['both are this machine, by other names and ports', 'http://localhost:1', 'http://[::1]:2', [], true],
  ['one trusted origin for both', 'https://emulator.contoso.com', 'https://emulator.contoso.com', ['emulator.contoso.com'], true],
  ['two trusted origins', 'https://emulator.contoso.com', 'https://other.contoso.com', ['emulator.contoso.com', 'other.contoso.com'], false],
  ['two ports of a trusted host', 'https://emulator.contoso.com', 'https://emulator.contoso.com:8443', ['emulator.contoso.com', 'emulator.contoso.com:8443'], false],
  ['beside a real sign-in', 'https://login.microsoftonline.com', 'http://127.0.0.1:4280', [], false],
  ['beside a real API', 'http://127.0.0.1:4280', 'https://api.powerbi.com', [], false],
  ['a cloud', 'https://login.microsoftonline.com', 'https://api.powerbi.com', [], false],
])('the marker of an emulator counts: %s', (_name, loginUrl, apiUrl, trusted, counts) => {
  expect(markerCounts(environment({ loginUrl, apiUrl }), trusted)).toBe(counts);
});

test.each([
  [
    'both are this machine: it is believed',
    undefined,
    'emulator',
    ['GET /.well-known/powerbi-postman-emulator', 'DELETE /v1.0/myorg/groups/x'],
  ],
  ['beside a real sign-in: it is not even asked for', 'https://login.microsoftonline.com', 'other', []],
] as const)('a service that shows the marker; %s', async (_name, loginUrl, answer, arrives) => {
  const service = await startRecording(
    (_request, response) =>
      void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"emulator":"powerbi-postman","version":1}'),
  );
  const values = environment({ loginUrl: loginUrl ?? service.url, apiUrl: service.url, accessToken: 'opaque' });
  const starts: unknown[] = [];
  try {
    await runCollection({
      collection: collection([request({ name: 'one', path: '/v1.0/myorg/groups/x', method: 'DELETE' })]),
      catalogues,
      environment: values,
      onStart: (start) => starts.push([start.emulator, service.received.length]),
    });
    expect(service.received).toEqual(arrives);
    // It is said before the first request.
    expect(starts).toEqual([[answer === 'emulator', answer === 'emulator' ? 1 : 0]]);
    expect(await askForMarker(values, new AbortController().signal)).toBe(answer);
  } finally {
    await service.close();
  }
});
