import type { SideName } from '../../runner/record/two-identities.ts';
import { gather } from '../gather.ts';
import { many, plain, short } from '../plain.ts';
import { byCause, otherCures, reasonOf, titleOf } from './by-cause.ts';
import {
  operationsIn,
  type Group,
  type IdentityComparison,
  type OperationComparison,
  type SideResult,
} from './comparison.ts';
import { describeSide } from './verdict.ts';

const MOST_OPERATIONS = 12;
const MOST_VALUE = 90;
const WIDTH = 100;
const NAME_WIDTH = 62;
const SIDE_WIDTH = 16;

/** A comparison as a person reads it, in lines of 100 columns: who the two are, what differs first, and last what it comes to. */
export function printIdentities(comparison: IdentityComparison): string[] {
  const { a, b, differences, verdict } = comparison;
  return [
    describeSide('A', a),
    describeSide('B', b),
    '',
    ...(differences.length === 0
      ? []
      : [
          'What differs in their tokens:',
          ...differences.flatMap(({ what, a: one, b: other }) => [
            `  ${what}`,
            `    A  ${short(one, MOST_VALUE)}`,
            `    B  ${short(other, MOST_VALUE)}`,
          ]),
          '',
        ]),
    ...different(comparison, 'only-b', 'a'),
    ...different(comparison, 'only-a', 'b'),
    ...alike(comparison),
    verdict,
  ];
}

/** What one of the two alone can call, by what keeps the other out. */
function different(comparison: IdentityComparison, group: Group, refused: SideName): string[] {
  const own = operationsIn(comparison, group);
  if (own.length === 0) return [];
  const [can, cannot] = refused === 'a' ? ['B', 'A'] : ['A', 'B'];
  return [
    `Only ${can} can, ${cannot} cannot (${many(own.length, 'operation')}):`,
    ...[...byCause(own, refused).values()].flatMap((each) => because(each, refused)),
    '',
  ];
}

function because(operations: readonly OperationComparison[], refused: SideName): string[] {
  const [first] = operations;
  const { cause } = first![refused];
  const shown = operations.slice(0, MOST_OPERATIONS);
  const others = otherCures(operations, refused);
  return [
    `  ${many(operations.length, 'operation')}: ${titleOf(first![refused])}`,
    ...(cause?.fix ?? []).flatMap((step, index) =>
      wrapped(`${index === 0 ? 'Do: ' : '    '}${index + 1}. ${plain(step)}`),
    ),
    ...(others > 0
      ? [`        For ${others} of them these steps contain other names; compare.json has them all.`]
      : []),
    `      ${'Operation'.padEnd(NAME_WIDTH)}${'A'.padEnd(SIDE_WIDTH)}B`,
    ...shown.map(row),
    ...(operations.length > shown.length
      ? [`      … and ${operations.length - shown.length} more, all in the reports`]
      : []),
  ];
}

/** A step of a cure, in lines that begin under one another. */
function wrapped(step: string): string[] {
  const lines = [''];
  for (const word of step.split(/ (?! )/)) {
    const longer = `${lines.at(-1)!}${lines.at(-1) === '' ? '' : ' '}${word}`;
    if (longer.length <= WIDTH - 4 || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(`       ${word}`);
  }
  return lines.map((line) => `    ${line}`);
}

function row({ area, request, a, b }: OperationComparison): string {
  return `      ${short(`${area}, ${request}`, NAME_WIDTH - 2).padEnd(NAME_WIDTH)}${said(a).padEnd(SIDE_WIDTH)}${said(b)}`;
}

/** `401 refused`, `200 empty`. */
function said({ ability, outcome, status }: SideResult): string {
  const word = ability === 'hollow' ? 'but empty' : outcome === 'refused-as-documented' ? 'refused' : outcome;
  return status === null ? word : `${status} ${word}`;
}

/** What does not tell them apart, in short. */
function alike(comparison: IdentityComparison): string[] {
  const both = operationsIn(comparison, 'both');
  const otherItems = both.filter(({ sameIds }) => sameIds === false).length;
  return [
    ...(both.length > 0
      ? [
          `Both can: ${many(both.length, 'operation')}${otherItems > 0 ? `, ${otherItems} of them asked for different items: to ask both for the same, type its id with --set NAME=ID` : ''}`,
        ]
      : []),
    ...counted('Neither can', operationsIn(comparison, 'neither'), ({ a, b }) =>
      [...new Set([titleOf(a), titleOf(b)])].join(' / '),
    ),
    ...counted(
      'Not comparable',
      operationsIn(comparison, 'not-comparable'),
      ({ a, b }) => `${a.ability === 'unknown' ? `A: ${reasonOf(a)}` : `B: ${reasonOf(b)}`}`,
    ),
    '',
  ];
}

function counted(
  title: string,
  operations: readonly OperationComparison[],
  keyOf: (operation: OperationComparison) => string,
): string[] {
  if (operations.length === 0) return [];
  return [
    `${title}: ${many(operations.length, 'operation')}`,
    ...[...gather(operations, keyOf)].map(([key, own]) => `  ${own.length}: ${key}`),
  ];
}
