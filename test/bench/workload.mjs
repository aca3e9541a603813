// The file that every runner gets: requests of the committed collection as often as it takes, in folders "Round 1", "Round 2", …
import { readCollection } from '../proof/tools/project.mjs';
import { requestsOf } from '../proof/tools/requests.mjs';

/** The names of the requests that need no id but those that are typed: nothing is looked up for them, whatever ran before. */
export function independent(environment) {
  const typed = new Set(
    [...environment.values, ...readCollection().variable].filter(({ value }) => value !== '').map(({ key }) => key),
  );
  const needs = (request) =>
    [...JSON.stringify([request.url, request.body ?? '']).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
  return requestsOf(readCollection())
    .filter(({ folders, request }) => folders[0] !== 'Start here' && needs(request).every((name) => typed.has(name)))
    .map(({ name }) => name);
}

/** @returns the committed collection with its own scripts and `count` requests, each with an id of its own, all of them among `names` */
export function workload(names, count) {
  const collection = readCollection();
  const wanted = new Set(names);
  const requests = requestsOf(collection).filter(({ name }) => wanted.has(name));
  const rounds = [];
  for (let left = count; left > 0; left -= requests.length) {
    const round = rounds.length + 1;
    const item = requests
      .slice(0, left)
      .map((request, place) => ({ ...request, id: idOf(round, place), response: [] }));
    rounds.push({ id: idOf(round, 0xffff), name: `Round ${round}`, item });
  }
  return { ...collection, item: rounds };
}

const hex = (number, length) => number.toString(16).padStart(length, '0');
const idOf = (round, place) => `${hex(round, 8)}-0000-4000-8000-${hex(place, 12)}`;
