import type { Content } from '../content/content.ts';
import type { Principal } from '../content/directory.ts';
import { idOf } from '../content/ids.ts';
import { drawn } from './ids.ts';

const GIVEN = ['Alan', 'Barbara', 'Claude', 'Donald', 'Edith', 'Frances', 'George', 'Hedy', 'Ivan', 'Joan'];
const FAMILY = ['Adams', 'Baker', 'Clark', 'Davis', 'Evans', 'Foster', 'Grant', 'Hughes', 'Irwin', 'Jones'];

/** The people of the further workspaces: a hundred, none of whom signs in. */
const PEOPLE: readonly Principal[] = GIVEN.flatMap((given) =>
  FAMILY.map((family): Principal => {
    const emailAddress = `${given}.${family}@northwind.example`.toLowerCase();
    const graphId = idOf(`further person/${emailAddress}`);
    return { graphId, displayName: `${given} ${family}`, principalType: 'User', emailAddress };
  }),
);

/** Makes the directory know them. */
export function addFurtherPeople({ directory }: Content): void {
  for (const person of PEOPLE) directory.add(person);
}

/** Some of them, all different: the first administers the workspace. */
export function peopleOf(index: number): Principal[] {
  const first = drawn(index, 'people', PEOPLE.length);
  const count = 1 + drawn(index, 'number of people', 5);
  // 37 has no divisor in common with their number.
  return Array.from({ length: count }, (_, place) => PEOPLE[(first + 37 * place) % PEOPLE.length] as Principal);
}

/** The address of one of a workspace's people. */
export function addressOf(index: number, about: string): string {
  const people = peopleOf(index);
  return people[drawn(index, about, people.length)]?.emailAddress ?? '';
}
