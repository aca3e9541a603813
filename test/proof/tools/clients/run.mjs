// Runs inside the namespace, as the command of `emulate --hosts`: every client that is to be had, in turn, for good and with each mistake.
// Takes a file with the plan, and writes what it found into the one that the plan names.
import { readFileSync, writeFileSync } from 'node:fs';
import { runToEnd } from '../process.mjs';
import { CLIENTS } from './index.mjs';
import { MISTAKES, WORKSPACES } from './mistakes.mjs';

const CONTROL = 'https://localhost/.well-known/powerbi-postman-emulator';
const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const good = {
  tenantId: process.env.AZURE_TENANT_ID,
  clientId: process.env.AZURE_CLIENT_ID,
  clientSecret: process.env.AZURE_CLIENT_SECRET,
  path: WORKSPACES,
};
const problems = [];
const counts = { steps: 0, mistakes: 0 };

for (const client of CLIENTS.filter(({ name }) => plan.clients.includes(name))) {
  await control('reset');
  await signsIn(client);
  for (const mistake of Object.keys(MISTAKES)) await fails(client, mistake);
  if (plan.whole || client.quick) await doesMore(client);
  console.error(`clients: ${client.name} is done`);
}
writeFileSync(plan.result, JSON.stringify({ problems, counts }));

async function signsIn(client) {
  const { says, code } = { says: /Northwind Sales/, code: 0, ...client.good };
  judge(client, 'sign-in', await attempt(client, good), { says, code });
}

/** The client ends with its own error; afterwards everything is right again. */
async function fails(client, name) {
  const { values = {}, tenant, back, path = WORKSPACES, says: words } = MISTAKES[name];
  const says = client.says[name] === undefined ? words : client.says[name];
  if (says === null) return;
  if (tenant) await control('tenant', tenant);
  const result = await attempt(client, { ...good, ...values, path });
  if (back) await control('tenant', back);
  counts.mistakes += 1;
  if (result.code === 0) problems.push(`${client.name}, ${name}: nothing failed`);
  judge(client, name, result, { says });
}

async function doesMore(client) {
  if (!client.more) return;
  await attempt(client, good);
  for (const { does, says = /^/, code = 0, find } of client.more(good, plan.bench)) {
    const result = await run(client, does, good);
    judge(client, does.slice(2).join(' '), result, { says, code });
    if (find) problems.push(...find(result.output).map((problem) => `${client.name}: ${problem}`));
  }
}

/** Its commands one after another, up to the first that fails: what that one says counts. */
async function attempt(client, values) {
  /** @type {{ code: number | null, output: string }} */
  let result = { code: null, output: 'it has no command' };
  for (const command of client.attempt(values, plan.bench)) {
    result = await run(client, command, values);
    if (result.code !== 0) break;
  }
  return result;
}

function run({ needs }, [command, ...args], { tenantId, clientId, clientSecret }) {
  const env = {
    ...plan.bench.env[needs],
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_SECRET: clientSecret,
  };
  return runToEnd(command, args, { cwd: plan.home, env });
}

function judge({ name }, what, { code, output }, expected) {
  counts.steps += 1;
  const shown = output.trim().replace(/\s+/g, ' ').slice(0, 300);
  if (expected.code !== undefined && code !== expected.code)
    problems.push(`${name}, ${what}: ended with ${code}: ${shown}`);
  else if (!expected.says.test(output)) problems.push(`${name}, ${what}: does not say ${expected.says}: ${shown}`);
}

async function control(route, body) {
  const answer = await fetch(`${CONTROL}/${route}`, { method: 'POST', body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${route} answered ${answer.status}: ${await answer.text()}`);
}
