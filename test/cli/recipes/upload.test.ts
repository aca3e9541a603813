import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish } from '../../../catalogue/powerbi/recipes/publish.ts';
import type { CliError } from '../../../cli/errors/cli-error.ts';
import { loadStorage } from '../../../cli/recipes/storage.ts';
import { Upload } from '../../../cli/recipes/upload.ts';
import { makeCommittedProject } from '../fixtures/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'upload-'));
const file = join(folder, 'Large.pbix');
/** More than one part, and no whole number of them. */
const LENGTH = 20_000_003;
writeFileSync(file, Buffer.concat([Buffer.from('PK'), Buffer.alloc(LENGTH - 2)]));
afterAll(() => rmSync(folder, { recursive: true }));

test('the command uploads a large file, and publishes it from there', async () => {
  const project = makeCommittedProject();
  try {
    const { code, out, err } = await project.start([
      'recipe',
      'publish',
      '--emulator',
      '--file',
      file,
      '--upload-first',
    ]);
    expect(out).toMatch(/semantic model +Large/);
    expect(out).toContain('Done: Publish a file, 6 requests.');
    expect(err).toMatch(/uploading Large\.pbix: \d+ of 20 MB/);
    expect(code).toBe(0);
    const reports = join(project.root, 'reports', 'recipe');
    const written = readdirSync(reports).map((name) => readFileSync(join(reports, name), 'utf8'));
    expect(written.join('')).toContain('sig=[redacted]');
    expect(`${written.join('')}${out}${err}`).not.toContain('sig=emulated');
  } finally {
    project.remove();
  }
});

describe('one run', () => {
  let store: Server;
  let received: { path: string; bytes: number; authorization: string | undefined }[];
  let answer: (response: ServerResponse) => void;
  let address: string;
  beforeAll(async () => {
    store = createServer((request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      request.on('end', () => {
        const { authorization } = request.headers;
        received.push({ path: request.url!.replace(/blockid=.*/, 'blockid'), bytes, authorization });
        answer(response);
      });
    });
    await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(store.address() as AddressInfo).port}/uploads/1?sig=topsecret`;
  });
  afterAll(() => {
    store.close();
    store.closeAllConnections();
  });
  beforeEach(() => {
    received = [];
    answer = (response) => void response.writeHead(201).end();
  });

  /** Lets the service name an address, and waits until the run goes on. */
  async function answered(url: string, signal = new AbortController().signal): Promise<Upload> {
    const secrets = new Set<string>();
    const upload = new Upload({
      file,
      library: await loadStorage(file),
      ca: [],
      trustedHosts: [],
      learnSecret: (secret) => secrets.add(secret),
    });
    const emitter = new EventEmitter();
    upload.watch(emitter, { recipe: publish, signal, say: () => {} });
    await new Promise<void>((resume) => {
      emitter.emit('start', null, { run: { pause: (paused: () => void) => paused(), resume } });
      const item = { name: 'Publish 2 Ask for a place to upload to' };
      emitter.emit('request', null, { item: { name: 'Publish 1 Find the workspace' }, response: { code: 200 } });
      emitter.emit('request', null, { item, response: { code: 200, json: () => ({ Url: url }) } });
    });
    expect([...secrets]).toEqual([url]);
    return upload;
  }

  test('sends every byte, in parts, with no token', async () => {
    const upload = await answered(address);
    expect(upload.failed.aborted).toBe(false);
    const parts = received.filter(({ path }) => path.includes('comp=block&'));
    expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(LENGTH);
    expect(parts).toHaveLength(2);
    expect(received.at(-1)!.path).toBe('/uploads/1?sig=topsecret&comp=blocklist');
    expect(new Set(received.map(({ authorization }) => authorization))).toEqual(new Set([undefined]));
  });

  test('a store that refuses: the run ends, and the address is not told', async () => {
    const body = '<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code><Message>No.</Message></Error>';
    const headers = { 'x-ms-error-code': 'AuthenticationFailed', 'Content-Type': 'application/xml' };
    answer = (response) => void response.writeHead(403, headers).end(body);
    const { reason } = (await answered(address)).failed as { reason: CliError };
    expect(reason).toMatchObject({ code: 'E_UPLOAD_FAILED', subject: file });
    expect(reason.cause).toMatchObject({ message: 'The store answered 403 (AuthenticationFailed)' });
    expect(String((reason.cause as Error).stack)).not.toContain('topsecret');
  });

  test.each([
    ['another host', 'https://files.example/uploads/1?sig=topsecret', 'files.example'],
    ['no encryption', 'http://store1.blob.core.windows.net/1?sig=topsecret', 'store1.blob.core.windows.net'],
    ['a host that looks like one', 'https://blob.core.windows.net.example/1?sig=s', 'blob.core.windows.net.example'],
  ])('%s does not get the file', async (_name, url, host) => {
    const { reason } = (await answered(url)).failed as { reason: CliError };
    expect((reason.cause as Error).message).toContain(`The service named ${host}, which is not an https address`);
    expect(received).toEqual([]);
  });

  test('an interruption ends it, and is no failure', async () => {
    const interruption = new AbortController();
    answer = () => interruption.abort();
    const upload = await answered(address, interruption.signal);
    expect(upload.failed.aborted).toBe(false);
    expect(received.some(({ path }) => path.includes('blocklist'))).toBe(false);
  });
});

test('without the package it says how to add it', async () => {
  const cause = Object.assign(new Error("Cannot find package '@azure/storage-blob'"), { code: 'ERR_MODULE_NOT_FOUND' });
  await expect(loadStorage(file, () => Promise.reject(cause))).rejects.toMatchObject({
    code: 'E_UPLOAD_LIBRARY_MISSING',
    subject: file,
  });
});
