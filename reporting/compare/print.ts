import type { SideName } from '../../runner/record/two-identities.ts';
import { gather } from '../gather.ts';
import { plainLook, type Look } from '../look.ts';
import { many, plain } from '../plain.ts';
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
const INDENT = 6;

/** A comparison as a person reads it, in lines of 100 columns or of those that there are: what it comes to, who the two are, and what differs first. */
export function printIdentities(comparison: IdentityComparison, look: Look = plainLook): string[] {
  const { a, b, differences, verdict } = comparison;
  return [
    ...look.hang('', look.heading(verdict)),
    '',
    ...[describeSide('A', a), describeSide('B', b)].flatMap((side) => look.hang(side.slice(0, 2), side.slice(2))),
    '',
    ...(differences.length === 0
      ? []
      : [
          look.heading('What differs in their tokens:'),
          ...differences.flatMap(({ what, a: one, b: other }) => [
            `  ${what}`,
            ...look.hang('    A  ', look.cut(one, MOST_VALUE)),
            ...look.hang('    B  ', look.cut(other, MOST_VALUE)),
          ]),
          '',
        ]),
    ...different(comparison, 'only-b', 'a', look),
    ...different(comparison, 'only-a', 'b', look),
    ...alike(comparison, look),
  ];
}

/** What one of the two alone can call, by what keeps the other out. */
function different(comparison: IdentityComparison, group: Group, refused: SideName, look: Look): string[] {
  const own = operationsIn(comparison, group);
  if (own.length === 0) return [];
  const [can, cannot] = refused === 'a' ? ['B', 'A'] : ['A', 'B'];
  return [
    look.heading(`Only ${can} can, ${cannot} cannot (${many(own.length, 'operation')}):`),
    ...[...byCause(own, refused).values()].flatMap((each) => because(each, refused, look)),
    '',
  ];
}

function because(operations: readonly OperationComparison[], refused: SideName, look: Look): string[] {
  const [first] = operations;
  const { cause } = first![refused];
  const shown = operations.slice(0, MOST_OPERATIONS);
  const others = otherCures(operations, refused);
  return [
    ...look.hang(`  ${many(operations.length, 'operation')}: `, look.heading(titleOf(first![refused]))),
    ...(cause?.fix ?? []).flatMap((step, index) =>
      wrapped(`${index === 0 ? 'Do: ' : '    '}${index + 1}. ${plain(step)}`, look),
    ),
    ...(others > 0
      ? look.hang('        ', `For ${others} of them these steps contain other names; compare.json has them all.`)
      : []),
    look.muted(`${' '.repeat(INDENT)}${'Operation'.padEnd(nameWidth(look))}${'A'.padEnd(SIDE_WIDTH)}B`),
    ...shown.map((operation) => row(operation, look)),
    ...(operations.length > shown.length
      ? [`      … and ${operations.length - shown.length} more, all in the reports`]
      : []),
  ];
}

/** A step of a cure, in lines that begin under one another. */
function wrapped(step: string, { columns = WIDTH }: Look): string[] {
  const lines = [''];
  for (const word of step.split(/ (?! )/)) {
    const longer = `${lines.at(-1)!}${lines.at(-1) === '' ? '' : ' '}${word}`;
    if (longer.length <= columns - 4 || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(`       ${word}`);
  }
  return lines.map((line) => `    ${line}`);
}

function nameWidth({ columns = WIDTH }: Look): number {
  return Math.min(NAME_WIDTH, Math.max(columns - INDENT - 2 * SIDE_WIDTH, SIDE_WIDTH));
}

function row({ area, request, a, b }: OperationComparison, look: Look): string {
  const width = nameWidth(look);
  return `${' '.repeat(INDENT)}${look.cut(plain(`${area}, ${request}`), width - 2).padEnd(width)}${said(a).padEnd(SIDE_WIDTH)}${said(b)}`;
}

/** `401 refused`, `200 empty`. */
function said({ ability, outcome, status }: SideResult): string {
  const word = ability === 'hollow' ? 'but empty' : outcome === 'refused-as-documented' ? 'refused' : outcome;
  return status === null ? word : `${status} ${word}`;
}

/** What does not tell them apart, in short. */
function alike(comparison: IdentityComparison, look: Look): string[] {
  const both = operationsIn(comparison, 'both');
  const otherItems = both.filter(({ sameIds }) => sameIds === false).length;
  return [
    ...(both.length > 0
      ? [
          ...look.hang(
            '',
            `Both can: ${many(both.length, 'operation')}${otherItems > 0 ? `, ${otherItems} of them asked for different items: to ask both for the same, type its id with --set NAME=ID` : ''}`,
          ),
        ]
      : []),
    ...counted(
      'Neither can',
      operationsIn(comparison, 'neither'),
      ({ a, b }) => [...new Set([titleOf(a), titleOf(b)])].join(' / '),
      look,
    ),
    ...counted(
      'Not comparable',
      operationsIn(comparison, 'not-comparable'),
      ({ a, b }) => `${a.ability === 'unknown' ? `A: ${reasonOf(a)}` : `B: ${reasonOf(b)}`}`,
      look,
    ),
  ];
}

function counted(
  title: string,
  operations: readonly OperationComparison[],
  keyOf: (operation: OperationComparison) => string,
  look: Look,
): string[] {
  if (operations.length === 0) return [];
  return [
    `${title}: ${many(operations.length, 'operation')}`,
    ...[...gather(operations, keyOf)].flatMap(([key, own]) => look.hang(`  ${own.length}: `, key)),
  ];
}
