import { built, readCollection } from './project.mjs';
import { requestsOf } from './requests.mjs';
import { countVerdicts } from './verdict.mjs';

const { operations } = await built('catalogue/powerbi/index.js');
const { powerBi } = await built('catalogue/powerbi/catalogue.js');
const titles = new Set(operations.map(({ title }) => title));

/** Requests of the folders apart: a run of everything leaves them out, and says so. */
const jobs = new Set((powerBi.jobs ?? []).map(({ name }) => name));
const apart = new Set(
  requestsOf({ item: readCollection().item.filter(({ name }) => jobs.has(name)) }).map(({ name }) => name),
);

/**
 * What the whole collection must come to on the emulator's standard tenant, called by a service principal. Left out: what would delete a
 * typed thing that no request can make again.
 */
export const AS_SERVICE_PRINCIPAL = {
  counts: { answered: 206, 'refused as documented': 79, 'not sent': 1 },
  notSent: ['Delete Dataflow'],
};

/** The same called by a user, to whom nothing is closed. Left out: what would take a typed thing, the run's own being deleted by then. */
export const AS_USER = {
  counts: { answered: 282, 'not sent': 4 },
  notSent: [
    'Delete Dataflow',
    'Delete Pipeline User As Admin',
    'Delete Profile As Admin',
    'Update Pipeline User As Admin',
  ],
};

/**
 * Compares the verdicts of a whole run with what must come of it. Counted are the requests that stand for an operation; what else the
 * collection has must be answered.
 * @param {import('./verdict.mjs').Verdicts} all
 * @param {{ counts: Record<string, number>, notSent: string[] }} expected
 * @param {string} who
 * @returns {string[]} the difference, and every request that is wrongly neither answered nor refused as documented
 */
export function findMiscounts(all, expected, who) {
  const beside = [...all]
    .filter(([name, verdict]) => !titles.has(name) && verdict !== (apart.has(name) ? 'not sent' : 'answered'))
    .map(([name, verdict]) => `${who}: ${name} is ${verdict}`);
  return [...beside, ...findMiscount(new Map([...all].filter(([name]) => titles.has(name))), expected, who)];
}

function findMiscount(verdicts, { counts, notSent }, who) {
  const found = countVerdicts(verdicts.values());
  const left = [...verdicts].filter(([, verdict]) => verdict === 'not sent').map(([name]) => name);
  if (same(found, counts) && same({ ...left.sort() }, { ...notSent })) return [];
  const others = [...verdicts].filter(
    ([name, verdict]) => verdict !== 'answered' && verdict !== 'refused as documented' && !notSent.includes(name),
  );
  const sent = notSent.filter((name) => !left.includes(name));
  return [
    `${who}: ${JSON.stringify(found)} instead of ${JSON.stringify(counts)}`,
    ...others.map(([name, verdict]) => `${who}: ${name} is ${verdict}`),
    ...sent.map((name) => `${who}: ${name} is no longer left out: take it off the list`),
  ];
}

function same(a, b) {
  const sorted = (value) => JSON.stringify(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}
