import { diagnoseBy } from './by-rules.ts';
import type { Certainty } from './cause.ts';
import { evidenceOfExample } from './examples/example-evidence.ts';
import { causeOf, inOrder, type Rule } from './rule.ts';
import { viewOf } from './view.ts';

/** Something about a rule that must not be so. */
export interface RuleFault {
  readonly rule: Rule;
  /** The field to correct. */
  readonly field: Exclude<keyof Rule, 'explain'> | 'why' | 'fix';
  /** What is wrong with it, as a clause without a full stop. */
  readonly problem: string;
}

type Found = Omit<RuleFault, 'rule'>;

const CODE = /^[A-Z][A-Z0-9_]+$/;
const CERTAINTIES: readonly Certainty[] = ['documented', 'measured', 'reported', 'inferred'];
const STAGES: readonly Rule['stage'][] = ['claims', 'reason', 'shape', 'doubt'];
const MAX_TITLE = 90;
/** Title and why together: what a line of a report holds. */
const MAX_TOLD = 300;
/** What a template leaves behind where a value was missing. */
const UNFILLED = /\bundefined\b|\[object| {2}/;

/**
 * Everything that is wrong with some rules, in their order; empty when they are good. A row of a family is a rule here.
 * It never throws, whatever `explain` does.
 */
export function faultsOf(rules: readonly Rule[]): RuleFault[] {
  return rules.flatMap((rule, index) =>
    [
      ...textFaults(rule),
      ...sameExample(rule, rules.slice(0, index)),
      ...exampleFaults(rule, rules),
      ...nearMissFaults(rule),
    ].map((fault) => ({ rule, ...fault })),
  );
}

function sameExample(rule: Rule, earlier: readonly Rule[]): Found[] {
  const example = JSON.stringify(rule.example);
  const other = earlier.find((each) => !each.guess && JSON.stringify(each.example) === example);
  return other === undefined || rule.guess
    ? []
    : [{ field: 'example', problem: `it is also the example of ${other.code}, "${other.title}"` }];
}

function textFaults({ code, title, stage, certainty, docs, source, evidence }: Rule): Found[] {
  // prettier-ignore
  const checks: readonly (readonly [boolean, Found['field'], string])[] = [
    [CODE.test(code), 'code', `it is ${code || 'empty'}; a code has only capital letters, digits and underscores`],
    [title.trim() !== '' && title.length <= MAX_TITLE, 'title', title ? `it has ${title.length} characters; at most ${MAX_TITLE} are allowed` : 'it is empty'],
    [!/\.$/.test(title), 'title', 'it ends with a full stop; a title is not a sentence'],
    [STAGES.includes(stage), 'stage', `it is ${stage}, not one of ${STAGES.join(', ')}`],
    [CERTAINTIES.includes(certainty), 'certainty', `it is ${certainty}, not one of ${CERTAINTIES.join(', ')}`],
    [/^https:\/\/[^\s/]+\/\S*$/.test(docs), 'docs', `it is ${docs || 'empty'}, not an address with https`],
    [source.trim() !== '', 'source', 'it is empty'],
    [evidence.trim() !== '', 'evidence', 'it is empty'],
  ];
  return checks.filter(([good]) => !good).map(([, field, problem]) => ({ field, problem }));
}

function exampleFaults(rule: Rule, rules: readonly Rule[]): Found[] {
  const cause = attempt(() => causeOf(rule, viewOf(evidenceOfExample(rule.example))));
  if (typeof cause === 'string') return [{ field: 'example', problem: cause }];
  if (cause === null) return [{ field: 'example', problem: whyNot(rule, rules) }];
  const told = rule.title.length + cause.why.length;
  const unfilled = [cause.why, ...cause.fix].find((text) => text.trim() === '' || UNFILLED.test(text));
  return [
    ...orderFaults(rule, rules),
    ...(told < MAX_TOLD
      ? []
      : [
          {
            field: 'why' as const,
            problem: `title and why have ${told} characters together; fewer than ${MAX_TOLD} are allowed`,
          },
        ]),
    ...(cause.fix.length > 0 ? [] : [{ field: 'fix' as const, problem: 'it has no step' }]),
    ...(unfilled === undefined
      ? []
      : [
          {
            field: unfilled === cause.why ? ('why' as const) : ('fix' as const),
            problem: `there is a gap in "${unfilled}"`,
          },
        ]),
  ];
}

/** Why a rule does not explain its own example: a row of a family leaves the answer to a row before it. */
function whyNot(rule: Rule, rules: readonly Rule[]): string {
  const view = viewOf(evidenceOfExample(rule.example));
  const first = inOrder(rules).find((each) => each === rule || attempt(() => causeOf(each, view)) !== null);
  return first === undefined || first === rule
    ? 'the rule does not apply to it'
    : `its first cause is ${first.code}: that rule comes before this one`;
}

/** A doubt never comes first where anything else is possible; every other rule must, for its own example. */
function orderFaults({ code, stage, guess, example }: Rule, rules: readonly Rule[]): Found[] {
  const codes = attempt(() => diagnoseBy(rules, evidenceOfExample(example)).causes.map((cause) => cause.code));
  if (typeof codes === 'string') return [{ field: 'example', problem: codes }];
  if (stage === 'doubt' || guess ? codes.includes(code) : codes[0] === code) return [];
  return [{ field: 'example', problem: `its first cause is ${codes[0] ?? 'none'}` }];
}

function nearMissFaults(rule: Rule): Found[] {
  const cause = attempt(() => causeOf(rule, viewOf(evidenceOfExample(rule.nearMiss))));
  if (cause === null) return [];
  return [{ field: 'nearMiss', problem: typeof cause === 'string' ? cause : 'the rule applies to it' }];
}

/** What `read` gives, or why it cannot. */
function attempt<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    return `it cannot be diagnosed: ${error instanceof Error ? error.message : String(error)}`;
  }
}
