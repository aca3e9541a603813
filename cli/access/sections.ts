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
    { title: 'Whom to add', items: names ? [bare(whichId(plan.app))] : [] },
    { title: 'What must be true', intro: 'These points, and nothing more.', items: needs.map(itemOf) },
    { title: 'What must not be there, or is not needed', items: without.map(itemOf) },
    { title: 'What else was found', items: others.map(({ title, fix, docs }) => ({ title, steps: fix, facts: [['See', docs]] })) },
    { title: 'What no app can call, and what to use instead', intro: 'No setting, role or permission opens these to an app.', items: closed.map(({ operation, instead }) => bare(`${operation}: ${instead}`)) },
    { title: 'What is not documented', items: silent.map(({ text, operations }) => bare(`${text} (${listed(operations)})`)) },
    { title: 'What else holds', items: notes.map(({ text, certainty }) => bare(`${text} (${certainty})`)) },
    { title: 'How to check it afterwards', intro: 'A change takes 15 to 60 minutes to arrive; get a new token after that.', items: checksAfterwards(subject).map((command) => bare(`\`${command}\``)) },
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
      ['Sure', `${certainty}: ${source}`],
      ['See', docs],
    ],
  };
}

/** What it is for, in a line. */
export function describeSubject({ purposes, operations }: PlanSubject, plan: AccessPlan): string {
  const aims = [
    ...purposes.map((purpose) => purposeTitles[purpose]),
    ...(operations.length > 0 ? [`call ${listed(operations)}`] : []),
  ];
  return `${aims.join('; ')} (${many(plan.operations.length, 'operation')})`;
}
