export {
  fileFormats,
  isFileFormat,
  isResult,
  printLines,
  printReport,
  type FileFormat,
  type LineFormat,
  type ReportMaterial,
} from './formats/index.ts';
export { formatNames, type Format } from './formats/names.ts';
export type { ExchangeOf } from './exchange-of.ts';
export { prepareReports, reportFiles, writeReports } from './files.ts';
export { readPageAssets } from './page/assets.ts';
export { commonReason } from './cause-groups.ts';
export { plainLook, type Look } from './look.ts';
export { many, plain, short } from './plain.ts';
export { printTable, widthOfTable } from './table.ts';
export { savedRefusals, type SavedRefusal } from './refusals/refusals.ts';
export { parseBaseline, readBaseline, saveBaseline, type Baseline } from './baseline/baseline.ts';
export { baselineExitCode, compareBaseline, type Comparison } from './baseline/compare.ts';
export { judgedRecord } from './baseline/judged.ts';
export { ownersOf, refuseForeign, sameForAll, type Owners } from './baseline/owner.ts';
export { printComparison } from './baseline/print.ts';
export { compareIdentities } from './compare/compare-identities.ts';
export { comparisonExitCode, type IdentityComparison } from './compare/comparison.ts';
export { printIdentities } from './compare/print.ts';
