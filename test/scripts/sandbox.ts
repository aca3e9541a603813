import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { createRequire } from 'node:module';
import { bundleScript } from '../../generator/bundle.ts';
import type { Plan } from '../../catalogue/model/plan.ts';

/** One test line as the sandbox reports it. */
export interface Line {
  readonly name: string;
  readonly passed: boolean;
  /** By `pm.test.skip`. */
  readonly skipped?: true;
  readonly message: string;
}

/** A request that a script sent by itself. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: Record<string, string>;
  readonly authorization: string;
  /** The service principal profile that it is sent as; empty without one. */
  readonly profile: string;
}

/** What a script answers to its own requests: a status, and a body to be sent as JSON. */
export type Service = (
  sent: Sent,
) =>
  { readonly code: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } | 'no answer';

export interface Outcome {
  readonly lines: readonly Line[];
  readonly sent: readonly Sent[];
  /** The request was skipped. */
  readonly skipped: boolean;
  /** `null` ends the run. */
  readonly nextRequest: unknown;
  /** Run-wide variables afterwards. */
  readonly locals: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, unknown>>;
  /** Headers that the request has afterwards. */
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Input {
  readonly name: string;
  readonly method?: string;
  /** Address as it stands in the collection. */
  readonly url?: string;
  readonly variables?: readonly { key: string; value: string }[];
  readonly body?: string;
  readonly locals?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, unknown>>;
  /** The collection's own variables. */
  readonly collectionVariables?: Readonly<Record<string, unknown>>;
  readonly globals?: Readonly<Record<string, unknown>>;
  /** A row of a data file. */
  readonly row?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly service?: Service;
  readonly response?: {
    readonly code: number;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
}

interface Context {
  on(event: string, listener: (...args: never[]) => void): void;
  removeAllListeners(event: string): void;
  dispatch(event: string, ...args: unknown[]): void;
  execute(event: unknown, options: unknown, done: (error: Error | null, result: ExecutionResult) => void): void;
  dispose(): void;
}

interface ExecutionResult {
  return?: { nextRequest?: unknown };
  _variables?: { values: { key: string; value: unknown }[] };
  environment?: { values: { key: string; value: unknown }[] };
  request?: { header?: { key: string; value: unknown }[] };
}

const require = createRequire(import.meta.url);
// The very sandbox that Newman runs the scripts in, not an imitation of it.
const sandbox = createRequire(createRequire(require.resolve('newman')).resolve('postman-runtime'))(
  'postman-sandbox',
) as {
  createContext(done: (error: Error | null, context: Context) => void): void;
};

const bundles = new Map<string, Promise<string[]>>();

/** Runs one of the collection's scripts in the real sandbox, without any HTTP. */
export async function runScript(event: 'prerequest' | 'test', input: Input, plan: Plan): Promise<Outcome> {
  const sandbox = await openSandbox(event, plan);
  try {
    return await sandbox.run(input);
  } finally {
    sandbox.close();
  }
}

/** Runs lines of a request's own script in the real sandbox. */
export async function runLines(event: 'prerequest' | 'test', lines: readonly string[], input: Input): Promise<Outcome> {
  const context = await openContext();
  try {
    return await execute(context, 'execution 1', event, lines, input);
  } finally {
    context.dispose();
  }
}

/** A sandbox for many runs of the same script: to open one takes longer than to run in it. Nothing is kept from one run to the next. */
export async function openSandbox(
  event: 'prerequest' | 'test',
  plan: Plan,
): Promise<{ run(input: Input): Promise<Outcome>; close(): void }> {
  const key = event + JSON.stringify(plan);
  if (!bundles.has(key)) bundles.set(key, bundleScript(event, powerBi, plan));
  // As one text: it is the number of texts that costs on the way to the sandbox.
  const exec = [(await bundles.get(key)!).join('\n')];
  const context = await openContext();
  let runs = 0;
  return {
    run: (input) => execute(context, `execution ${(runs += 1)}`, event, exec, input),
    close: () => context.dispose(),
  };
}

function openContext(): Promise<Context> {
  return new Promise((resolve, reject) =>
    sandbox.createContext((error, made) => (error ? reject(error) : resolve(made))),
  );
}

function execute(
  context: Context,
  id: string,
  listen: string,
  exec: readonly string[],
  input: Input,
): Promise<Outcome> {
  const lines: Line[] = [];
  const sent: Sent[] = [];
  let skipped = false;
  context.removeAllListeners('execution.assertion');
  context.on(
    'execution.assertion',
    (
      _cursor: unknown,
      assertions: { name: string; passed: boolean; skipped: boolean; error?: { message: string } }[],
    ) => {
      for (const { name, passed, skipped, error } of assertions)
        lines.push({ name, passed, ...(skipped ? { skipped } : {}), message: error?.message ?? '' });
    },
  );
  context.on(`execution.skipRequest.${id}`, () => (skipped = true));
  context.on(
    `execution.request.${id}`,
    (_cursor: unknown, executionId: string, requestId: string, request: RawRequest) => {
      const made = toSent(request);
      sent.push(made);
      const answer = input.service?.(made) ?? { code: 500 };
      if (answer === 'no answer')
        return context.dispatch(`execution.response.${executionId}`, requestId, {
          message: 'connect ECONNREFUSED',
          code: 'ECONNREFUSED',
        });
      const { code, body, headers = {} } = answer;
      const header = Object.entries({ 'Content-Type': 'application/json', ...headers }).map(([key, value]) => ({
        key,
        value,
      }));
      const response = {
        code,
        stream: Buffer.from(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
        header,
      };
      context.dispatch(`execution.response.${executionId}`, requestId, null, response);
    },
  );
  return new Promise((resolve, reject) => {
    context.execute(
      { listen, script: { exec } },
      { id, timeout: 5000, context: toContext(input), legacy: { _itemName: input.name, _itemId: 'item' } },
      (error, result) => {
        if (error) return reject(error);
        resolve({
          lines,
          sent,
          skipped,
          nextRequest: result.return?.nextRequest,
          locals: toRecord(result._variables),
          environment: toRecord(result.environment),
          headers: toRecord({ values: result.request?.header ?? [] }),
        });
      },
    );
  });
}

interface RawRequest {
  method: string;
  url: unknown;
  header?: { key: string; value: string }[];
  body?: { raw?: string };
}

const { Url } = require('postman-collection') as {
  Url: new (url: unknown) => { toString(): string; toJSON(): object };
};

function toSent(request: RawRequest): Sent {
  return {
    method: request.method,
    url: new Url(request.url).toString(),
    body: Object.fromEntries(new URLSearchParams(request.body?.raw ?? '')),
    authorization: headerOf(request, 'Authorization'),
    profile: headerOf(request, 'X-PowerBI-Profile-Id'),
  };
}

function headerOf({ header = [] }: RawRequest, name: string): string {
  return header.find(({ key }) => key === name)?.value ?? '';
}

function toContext(input: Input): unknown {
  const values = (record: Readonly<Record<string, unknown>> = {}): unknown => ({
    values: Object.entries(record).map(([key, value]) => ({ key, value, type: 'any' })),
  });
  const { response } = input;
  return {
    request: {
      method: input.method ?? 'GET',
      url: { ...new Url(input.url ?? '{{apiUrl}}/v1.0/myorg/groups').toJSON(), variable: input.variables ?? [] },
      header: Object.entries(input.headers ?? {}).map(([key, value]) => ({ key, value })),
      ...(input.body === undefined ? {} : { body: { mode: 'raw', raw: input.body } }),
    },
    environment: values(input.environment),
    collectionVariables: values(input.collectionVariables),
    globals: values(input.globals),
    data: input.row ?? {},
    _variables: values(input.locals),
    ...(response
      ? {
          response: {
            code: response.code,
            stream: Buffer.from(response.body ?? ''),
            header: Object.entries(response.headers ?? {}).map(([key, value]) => ({ key, value })),
          },
        }
      : {}),
  };
}

function toRecord(scope: { values: { key: string; value: unknown }[] } | undefined): Record<string, unknown> {
  return Object.fromEntries((scope?.values ?? []).map(({ key, value }) => [key, value]));
}
