import { fromPackages, type NewmanParts } from '../../../runner/newman/load-newman.ts';
import { applyPatches, type PatchStatus } from '../../../runner/newman/patches.ts';

const parts = fromPackages();

/** The parts as another installation could have them, none of them shared with this one. */
const other = (change: Partial<NewmanParts>): NewmanParts => ({
  ...parts,
  instruction: { ...parts.instruction },
  Run: { prototype: { ...parts.Run.prototype } },
  UniversalVm: { prototype: { connect: parts.UniversalVm.prototype.connect } },
  ...change,
});
const versions = (changed: Partial<NewmanParts['versions']>): Partial<NewmanParts> => ({
  versions: { ...parts.versions, ...changed },
});

// prettier-ignore
const cases: [string, Partial<NewmanParts>, PatchStatus['applied'], string[]][] = [
  ['a newer Newman', versions({ newman: '6.2.3' }), [], ['made for newman 6.2.2, found 6.2.3', 'made for newman 6.2.2, found 6.2.3']],
  ['a newer runtime', versions({ 'postman-runtime': '7.40.0' }), [], Array<string>(2).fill('made for postman-runtime 7.39.1, found 7.40.0')],
  ['a newer sandbox', versions({ 'postman-sandbox': '5.0.0' }), [], Array<string>(2).fill('made for postman-sandbox 4.7.1, found 5.0.0')],
  ['another end of an instruction', { instruction: { pool: () => parts.instruction.pool({}) } }, ['sandbox'], ['an instruction ends differently']],
  ['another way to connect a sandbox', { UniversalVm: { prototype: { connect: () => undefined } } }, ['steps'], ['a sandbox is connected differently']],
  ['another sandbox', { bootCode: (callback) => callback(null, 'other code') }, ['steps'], ['the sandbox looks different where the maker of bridges is handed out where the only bridge was put to work']],
];

test.each(cases)('%s: left as it is, and said so', (_name, change, applied, reasons) => {
  const changed = other(change);
  const before = [changed.instruction.pool, changed.UniversalVm.prototype.connect];
  const status = applyPatches(changed);
  expect(status.applied).toEqual(applied);
  expect(status.skipped.map(({ reason }) => reason)).toEqual(reasons);
  expect([changed.instruction.pool === before[0], changed.UniversalVm.prototype.connect === before[1]]).toEqual([
    !applied.includes('steps'),
    !applied.includes('sandbox'),
  ]);
});
