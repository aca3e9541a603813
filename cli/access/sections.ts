import { purposeTitles } from '../../catalogue/powerbi/access/purpose.ts';
import { whichId } from '../../diagnosis/access/app.ts';
import { listed } from '../../diagnosis/access/role-item.ts';
import type { AccessItem } from '../../diagnosis/access/item.ts';
import type { AccessPlan } from '../../diagnosis/access/plan.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import { many } from '../../reporting/index.ts';
import { checksAfterwards, type PlanSubject } from './afterwards.ts';

/** A heading with what stands below it, for the terminal and for the page alike. */
export interface Section {
  readonly title: string;
  /** A sentence below the heading. */
  readonly intro?: string;
  readonly items: readonly SectionItem[];
}

export interface SectionItem {
  readonly title: string;
  /** Numbered. */
  readonly steps: readonly string[];
  /** Facts below the steps, each with a short name. */
  readonly facts: readonly (readonly [name: string, text: string])[];
}

/** What was found that no item of the plan cures. */
export interface PlanDocument {
  readonly plan: AccessPlan;
  readonly subject: PlanSubject;
  readonly others?: readonly Cause[];
}

const bare = (title: string): SectionItem => ({ title, steps: [], facts: [] });

/** Everything that a plan says, in order; sections without anything are left out. */
export function sectionsOf({ plan, subject, others = [] }: PlanDocument): Section[] {
  const { needs, without, closed, silent, notes } = plan;
  const names = needs.some(({ steps }) => steps.some((step) => step.includes('the enterprise application')));
  // prettier-ignore
  const sections: Section[] = [
    { title: 'Principal to add', items: names ? [bare(whichId(plan.app))] : [] },
    { title: 'Required access', intro: 'These points, and nothing more.', items: needs.map(itemOf) },
    { title: 'Not needed, or not allowed', items: without.map(itemOf) },
    { title: 'Other findings', items: others.map(({ title, fix, docs }) => ({ title, steps: fix, facts: [['See', docs]] })) },
    { title: 'Closed to apps, and what to use instead', intro: 'No setting, role or permission gives an app access to these operations.', items: closed.map(({ operation, instead }) => bare(`${operation}: ${instead}`)) },
    { title: 'Not documented', items: silent.map(({ text, operations }) => bare(`${text} (${listed(operations)})`)) },
    { title: 'Notes', items: notes.map(({ text, certainty }) => bare(`${text} (${certainty})`)) },
    { title: 'How to check it afterwards', intro: 'A change takes effect after 15 to 60 minutes. Then get a new token.', items: checksAfterwards(subject).map((command) => bare(`\`${command}\``)) },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

function itemOf({ title, who, steps, when, certainty, source, docs }: AccessItem): SectionItem {
  return {
    title,
    steps,
    facts: [
      ['Who', who],
      ...(when === undefined ? [] : [['When', when] as const]),
      ['Based on', `${certainty}: ${source}`],
      ['See', docs],
    ],
  };
}

/** What it is for, in a line. */
export function describeSubject({ purposes, operations, recipes = [] }: PlanSubject, plan: AccessPlan): string {
  const aims = [
    ...purposes.map((purpose) => purposeTitles[purpose]),
    ...recipes.map((title) => `do the recipe "${title}"`),
    ...(operations.length > 0 ? [`call ${listed(operations)}`] : []),
  ];
  return `${aims.join('; ')} (${many(plan.operations.length, 'operation')})`;
}
