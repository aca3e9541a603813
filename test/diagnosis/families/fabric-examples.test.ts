import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Evidence } from '../../../diagnosis/evidence.ts';
import type { AnswerExample } from '../../../diagnosis/examples/example.ts';
import { fabricFamily } from '../../../diagnosis/families/fabric.ts';
import { viewOf } from '../../../diagnosis/view.ts';
import { appClaims, call, type Call } from '../evidence.ts';

/** What is wrong with each rule, by its code and title; one line for each finding. */
const shown = fabricFamily.map((rule) => {
  const evidence = evidenceOf(rule.example);
  return { rule, evidence, name: `${rule.code}: ${rule.title}`, found: rule.explain(viewOf(evidence)) };
});

test('each example shows its rule first, or among others where it is a doubt', () => {
  const wrong = shown.flatMap(({ rule, evidence, name }) => {
    const titles = diagnose(evidence).causes.map((cause) => `${cause.code}: ${cause.title}`);
    return (rule.stage === 'doubt' ? titles : titles.slice(0, 1)).includes(name) ? [] : [`${name} shows ${titles[0]}`];
  });
  expect(wrong).toEqual([]);
});

test('each rule leaves its near miss alone', () => {
  expect(
    shown.filter(({ rule }) => rule.explain(viewOf(evidenceOf(rule.nearMiss))) !== null).map(({ name }) => name),
  ).toEqual([]);
});

test('each cause is short, in sentences, and names nothing that is not there', () => {
  const wrong = shown.filter(({ rule: { title }, found }) => {
    const { why, fix } = found!;
    const isText = [why, ...fix].every(
      (text) => /^[A-Z].*[.!)]$/s.test(text) && !/undefined|null|\[object| {2}/.test(text),
    );
    return !isText || why.length > 200 || title.length + why.length >= 300 || !/^[A-Z].*[^.]$/.test(title);
  });
  expect(wrong.map(({ name, found }) => [name, found])).toEqual([]);
});

test('no step sends to support unless the service failed, and none grants an app an API permission', () => {
  const wrong = shown.filter(({ evidence, found }) => {
    const steps = found!.fix.join(' ');
    return (evidence.status < 500 && /support ticket/i.test(steps)) || /grant (the app|it) .*permission/i.test(steps);
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('a good token is sent to get a new one only where the service says that it expired', () => {
  const wrong = shown.filter(
    ({ rule, evidence, found }) =>
      rule.code !== 'FABRIC_TOKEN' && evidence.claims !== null && /new token/i.test(found!.fix.join(' ')),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

function evidenceOf({ claims, ...example }: AnswerExample): Evidence {
  return call({ ...example, claims: claims === null ? null : { ...appClaims, ...claims } } as Call);
}
