import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf, RecordFile, type RunOptions } from '../../runner/index.ts';
import { makeCertificate, type Certificate } from '../cli/fixtures/certificate.ts';
import { makeToken } from '../cli/fixtures/token.ts';
import { collection, request as fixtureRequest } from '../runner/fixtures/collection.ts';
import type { Front } from './front.ts';
import { impatient, runFaulty } from './faulty-run.ts';
import * as spoil from './spoils.ts';

const good = makeCertificate('localhost');
const foreign = makeCertificate('other.example');
const expired = makeCertificate('localhost', [-48, -24]);
const folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-tls-'));
for (const [name, { certificate }] of Object.entries({ good, foreign, expired }))
  writeFileSync(join(folder, `${name}.pem`), certificate);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const one = ['Groups_GetGroups'];
const trusting = (name: string): Partial<RunOptions> => ({
  transport: { ...impatient, ca: join(folder, `${name}.pem`) },
});

describe('an encrypted connection', () => {
  test.each<[string, Certificate, Partial<RunOptions>, number]>([
    ['nobody vouches for it', good, {}, 3],
    ['its authority is given', good, trusting('good'), 0],
    ['it has ended', expired, trusting('expired'), 3],
    ['it is for another host', foreign, trusting('foreign'), 3],
    ['any will do, for an emulator', expired, { transport: { ...impatient, insecure: true } }, 0],
  ])('the certificate: %s', async (_name, { certificate, key }, options, code) => {
    const { record, received } = await runFaulty({ operations: one, options, tls: { key, cert: certificate } });
    expect(exitCodeOf(record)).toBe(code);
    expect(received).toHaveLength(code === 0 ? 2 : 0);
  });

  test('a port that speaks plainly', async () => {
    let front: Front | undefined;
    const values = { loginUrl: 'https://127.0.0.1:1' };
    const plain = createServer((_request, answer) => void answer.end()).listen(0, '127.0.0.1');
    await new Promise((done) => plain.once('listening', done));
    const { record } = await runFaulty({
      operations: one,
      values: { ...values, loginUrl: `https://127.0.0.1:${(plain.address() as AddressInfo).port}` },
      prepare: (made) => (front = made),
    });
    plain.close();
    expect(exitCodeOf(record)).toBe(3);
    expect(front!.received).toEqual([]);
  });
});

describe('a token', () => {
  test('does not follow a redirect to another host', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = createServer(({ headers }, answer) => {
      seen.push(headers.authorization);
      answer.writeHead(200, { 'content-type': 'application/json' }).end('{"value":[]}');
    }).listen(0, '127.0.0.1');
    await new Promise((done) => elsewhere.once('listening', done));
    const { port } = elsewhere.address() as AddressInfo;
    for (const code of [301, 302, 307, 308])
      await runFaulty({
        operations: one,
        faults: [{ on: 'read', times: 1, spoil: spoil.redirect(`http://127.0.0.1:${port}/v1.0/myorg/groups`, code) }],
      });
    elsewhere.close();
    expect(seen).toEqual([]);
  });

  test('that has ended already, by this clock, is not sent', async () => {
    const { record, received } = await runFaulty({
      operations: one,
      values: { accessToken: makeToken({ exp: 1_000_000 }) },
    });
    expect(exitCodeOf(record)).toBe(3);
    expect(received).toEqual([]);
  });

  test.each([1, 8])('of %i runs side by side, one is asked for', async (concurrency) => {
    const { received, record } = await runFaulty({
      operations: [
        'Groups_GetGroups',
        'Apps_GetApps',
        'Capacities_GetCapacities',
        'Gateways_GetGateways',
        'Imports_GetImportsInGroup',
        'Pipelines_GetPipelines',
        'Reports_GetReportsInGroup',
        'Datasets_GetDatasetsInGroup',
      ],
      options: { concurrency },
    });
    expect(record.counts.answered + record.counts['refused-as-documented']).toBe(8);
    expect(received.filter(({ target }) => target === 'token')).toHaveLength(1);
    expect(
      record.entries.flatMap(({ attempts }) => attempts).filter(({ purpose }) => purpose === 'token'),
    ).toHaveLength(1);
  });

  test('that ends soon is renewed by the runs together, not by each for itself', async () => {
    const { received, record } = await runFaulty({
      operations: ['Groups_GetGroups', 'Apps_GetApps', 'Capacities_GetCapacities', 'Gateways_GetGateways'],
      options: { concurrency: 4 },
      faults: [{ on: 'token', times: 1, spoil: spoil.shortToken(300) }],
    });
    expect(exitCodeOf(record)).toBe(0);
    expect(received.filter(({ target }) => target === 'token').length).toBeLessThanOrEqual(2);
  });
});

describe('a token, through a proxy', () => {
  const host = 'foreign.fixture.invalid';
  const { certificate, key } = makeCertificate(host);
  let proxyUrl = '';
  const seen: (string | undefined)[] = [];
  const service = createTlsServer({ cert: certificate, key }, ({ headers }, answer) => {
    seen.push(headers.authorization);
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const proxy = createServer().on('connect', (_request, client: Socket) => {
    const target = connect((service.address() as AddressInfo).port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    for (const [one, other] of [
      [target, client],
      [client, target],
    ] as const)
      one.on('error', () => other.destroy());
  });

  beforeAll(async () => {
    writeFileSync(join(folder, 'proxied.pem'), certificate);
    await Promise.all(
      [service, proxy].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))),
    );
    proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    for (const server of [service, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  });

  test.each<[string, Record<string, string>, boolean]>([
    ['the host of the run', { apiUrl: `https://${host}` }, true],
    ['a host that somebody put into the collection', {}, false],
    ['another port of the host of the run', { apiUrl: `https://${host}:8443` }, false],
  ])('%s', async (_name, values, carried) => {
    seen.length = 0;
    const accessToken = makeToken();
    const item = { ...fixtureRequest({ name: 'one', path: '/' }), id: 'one' };
    const foreign = { ...item, request: { ...(item.request as object), url: `https://${host}/x` } };
    const transport = {
      ...impatient,
      ca: join(folder, 'proxied.pem'),
      proxyOf: () => proxyUrl,
      trustedHosts: [new URL(values['apiUrl'] ?? 'https://other.invalid').host],
    };
    await runFaulty({ values: { accessToken, ...values }, options: { transport, collection: collection([foreign]) } });
    expect(seen).toEqual(carried ? [`Bearer ${accessToken}`] : []);
  });
});

describe('a disk that is full', () => {
  test('before the first request: nothing is sent', async () => {
    const path = join(folder, 'record.ndjson');
    const full = jest.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    });
    const file = new RecordFile(path);
    let front: Front | undefined;
    await expect(
      runFaulty({ operations: one, options: { file }, prepare: (made) => (front = made) }),
    ).rejects.toMatchObject({ code: 'E_REPORTS_UNWRITABLE', subject: path });
    full.mockRestore();
    file.close();
    expect(front!.received).toEqual([]);
  });

  test('in the middle of the run: it ends, and says so', async () => {
    let left = 2;
    const file = {
      begin: () => undefined,
      end: () => undefined,
      add: () => {
        if (left-- === 0) throw new Error('ENOSPC');
      },
    } as unknown as RecordFile;
    let front: Front | undefined;
    const operations = [
      'Groups_GetGroups',
      'Apps_GetApps',
      'Capacities_GetCapacities',
      'Gateways_GetGateways',
      'Pipelines_GetPipelines',
    ];
    await expect(runFaulty({ operations, options: { file }, prepare: (made) => (front = made) })).rejects.toThrow(
      'ENOSPC',
    );
    expect(front!.received.filter(({ target }) => target === 'read').length).toBeLessThan(operations.length);
  });
});
