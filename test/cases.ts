/** Whether every case is tried that there is: `npm run proof` asks for it by `CASES=all`, `npm test` tries some of the long tables. */
export const allCases = process.env['CASES'] === 'all';

/** Every so-manieth case, the first among them; for a proof all of them. */
export function some<Case>(cases: readonly Case[], step: number): readonly Case[] {
  return allCases ? cases : cases.filter((_case, index) => index % step === 0);
}
