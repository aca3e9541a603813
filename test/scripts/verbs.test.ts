import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import type { RequestPlan } from '../../catalogue/model/plan.ts';
import { operations } from '../../catalogue/powerbi/index.ts';
import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { startSteps } from '../../catalogue/powerbi/start-here.ts';
import { buildItem, buildStep } from '../../generator/item.ts';
import { buildPlan } from '../../generator/plan.ts';
import { some } from '../cases.ts';
import { openSandbox, type Input, type Outcome } from './sandbox.ts';

const FOUND = '0f0d0f0d-0000-4000-8000-0f0d0f0d0f0d';
const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const plan = buildPlan(powerBi);
const items = some(
  [
    ...operations.map((operation) => buildItem(powerBi, operation)),
    ...startSteps.map((step) => buildStep(powerBi, step)),
  ],
  12,
);
/** Every id that there is, as an earlier look at the lists would have left it. */
const foundIds = JSON.stringify(
  Object.fromEntries(
    Object.entries(plan.resources).map(([name, { parents }]) => [
      name,
      { id: FOUND, parents: Object.fromEntries(parents.map((parent) => [parent, FOUND])) },
    ]),
  ),
);
const token = `e30.${Buffer.from(JSON.stringify({ idtyp: 'app', tid: standardTenant.tenantId, exp: 4_000_000_000 })).toString('base64url')}.c2ln`;
const environment = { apiUrl: 'https://api.powerbi.com', accessToken: token, foundIds };

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => (sandbox = await openSandbox('prerequest', plan)));
afterAll(() => sandbox.close());

function send(
  item: (typeof items)[number],
  method: string,
  more: Partial<Input> & { readonly name?: string } = {},
  permission: object = {},
): Promise<Outcome> {
  const { url, body } = item.request;
  const variables = (url.variable ?? []).map(({ key, value }) => ({ key, value }));
  return sandbox.run({
    name: item.name,
    method,
    url: url.raw,
    variables,
    ...(body?.mode === 'raw' ? { body: body.raw } : {}),
    service: () => ({ code: 200, body: { value: [{ id: FOUND }] } }),
    ...more,
    environment: { ...environment, ...permission },
  });
}

const went = ({ skipped, sent, lines }: Outcome): string[] => [
  ...(skipped ? [] : ['the request']),
  ...sent.map(({ method, url }) => `${method} ${url}`),
  ...lines.filter(({ passed }) => !passed).map(({ message }) => message),
];

/** What the plan says of the address of a request with a verb; undefined where no operation has both. By GET, `reports/GenerateToken` is a report. */
const rowAt = ({ name, request }: (typeof items)[number], verb = request.method): RequestPlan | undefined => {
  const step = startSteps.find((each) => each.name === name);
  const operation = operations.find(({ id, title }) => (step === undefined ? title === name : id === step.operation))!;
  const address = operation.path.slice(powerBi.root.length + 1);
  const rows = Object.entries(plan.requests).filter(([row]) => isSame(row, `${verb} ${address}`));
  return plan.requests[`${verb} ${address}`] ?? rows[0]?.[1];
};

/** Whether an address has the form of a row of the plan, whose ids stand for anything. */
function isSame(row: string, address: string): boolean {
  const [formed, given] = [row.split('/'), address.split('/')];
  return formed.length === given.length && formed.every((part, at) => part === given[at] || /^\{.*\}$/.test(part));
}

/** With which found ids a request goes out. */
const taken = ({ skipped, locals }: Outcome): string[] =>
  skipped
    ? []
    : Object.entries((JSON.parse(String(locals['step'])) as { ids: Record<string, string> }).ids)
        .filter(([, id]) => id === FOUND)
        .map(([name]) => name);

test('with any other verb that is more than a read nothing leaves, whatever the name says, with all ids at hand', async () => {
  const problems: string[] = [];
  for (const item of items) {
    for (const verb of VERBS.slice(2).filter((each) => each !== item.request.method)) {
      const outcome = await send(item, verb);
      for (const what of went(outcome)) problems.push(`${item.name} by ${verb}: ${what}`);
      if (!/^Not sent: it /.test(outcome.lines[0]?.name ?? ''))
        problems.push(`${item.name} by ${verb}: ${JSON.stringify(outcome.lines)}`);
    }
  }
  expect(problems).toEqual([]);
}, 120_000);

test('as it is shipped, a plain read leaves and nothing else does', async () => {
  const problems: string[] = [];
  for (const item of items) {
    const { effect = 'reads' } = rowAt(item)!;
    const outcome = await send(item, item.request.method);
    const kept = went(outcome).length === 0;
    if (kept !== (effect !== 'reads') && !/no list shows (one|it)/.test(outcome.lines[0]?.name ?? ''))
      problems.push(`${item.name} (${effect}): ${JSON.stringify(outcome.lines)}`);
  }
  expect(problems).toEqual([]);
}, 120_000);

test('with consent, no other verb takes an id that was found, unless it only reads', async () => {
  const problems: string[] = [];
  for (const item of items) {
    for (const verb of ['GET', 'DELETE'].filter((each) => each !== item.request.method)) {
      if (rowAt(item, verb) && !rowAt(item, verb)!.effect) continue;
      const outcome = await send(item, verb, {}, { allowWrite: standardTenant.tenantId });
      for (const name of taken(outcome)) problems.push(`${item.name} by ${verb} takes ${name}`);
      if (outcome.sent.length > 0) problems.push(`${item.name} by ${verb} asks ${outcome.sent[0]!.url}`);
    }
  }
  expect(problems).toEqual([]);
}, 120_000);

test('a renamed request does what it did, with the same ids', async () => {
  const problems: string[] = [];
  for (const item of items.filter(({ name }) => !startSteps.some((step) => step.name === name))) {
    const permission = { allowWrite: standardTenant.tenantId };
    const own = await send(item, item.request.method, {}, permission);
    const renamed = await send(item, item.request.method, { name: 'Something of mine' }, permission);
    const seen = ({ lines, skipped, sent, locals }: Outcome): string =>
      JSON.stringify([
        lines,
        skipped,
        sent,
        skipped ? null : (JSON.parse(String(locals['step'])) as { ids: object }).ids,
      ]);
    if (seen(own) !== seen(renamed)) problems.push(`${item.name}: ${seen(own)} became ${seen(renamed)}`);
  }
  expect(problems).toEqual([]);
}, 120_000);
