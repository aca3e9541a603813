export { runCollection, type RunOptions, type RunStart } from './run.ts';
export type { Progress } from './run-lanes.ts';
export { planRun, type PlanOptions, type RunPlan } from './plan/plan-run.ts';
export { describeWait, forecast, type Forecast } from './plan/forecast.ts';
export { distinctRows, type DataRow } from './data-rows.ts';
export { defaultTransport, type Transport } from './wire/transport.ts';
export { RecordFile } from './record/record-file.ts';
export { RunError, type RunErrorCode } from './run-error.ts';
export {
  keepRequests,
  listFolders,
  listRequests,
  parseCollection,
  type Collection,
  type CollectionRequest,
} from './plan/collection.ts';
export { selectRequests } from './plan/selection.ts';
export {
  isHeldName,
  isSecretEntry,
  isSwitchedOff,
  parseEnvironment,
  SECRET_VARIABLES,
  secretsOf,
  valueOf,
  withValues,
  type Environment,
  type EnvironmentValue,
} from './environment.ts';
export { askForMarker, markerCounts } from './emulator-marker.ts';
export { evidenceOf, settingsOf, type Surroundings } from './causes/evidence.ts';
export { redactCause } from './causes/redact-cause.ts';
export type { Exchange } from './exchange.ts';
export { explainRefusal, requestToken, type TokenAnswer } from './token-request.ts';
export { TokenRefused, type AccessToken, type TokenSource } from './sign-in/token-source.ts';
export type { TokensOf } from './sign-in/run-tokens.ts';
export { checkPathIds } from './path-ids.ts';
export { readBaseAddresses, withBaseAddresses } from './base-url.ts';
export type { AskTransport } from './ask-once.ts';
export type { ProxyOf } from './wire/proxy.ts';
export {
  exitCodeOf,
  outcomes,
  type Outcome,
  type RunAssertion,
  type RunEntry,
  type RunRecord,
  type Shard,
} from './record/record.ts';
export {
  prepareReports,
  printReport,
  reportFiles,
  writeReports,
  type FileFormat,
  type ReportMaterial,
} from '../reporting/files.ts';
export { readPageAssets } from '../reporting/page/page.ts';
export { recordSchema } from './record/schema.ts';
export { textLines } from './record/lines-of.ts';
export { readRecord } from './record/read-record.ts';
export { mergeRecords } from './record/merge.ts';
export { countByArea, type AreaCount } from '../reporting/areas.ts';
export { printAzure, type AzureOptions } from '../reporting/azure.ts';
export { printGithub } from '../reporting/github.ts';
export { jsonChunks, type ExchangeOf } from '../reporting/json.ts';
export { printJunit } from '../reporting/junit.ts';
export { printSummary } from '../reporting/markdown.ts';
export { many, plain, short } from '../reporting/plain.ts';
export { describeEntry, doubtsOf, problemsOf, unsentOf, type Problem } from '../reporting/problems.ts';
export { describeRun, describeVerdict, isGood } from '../reporting/verdict.ts';
export { parseBaseline, readBaseline, saveBaseline, type Baseline } from './baseline/baseline.ts';
export { baselineExitCode, compareBaseline, type Comparison } from './baseline/compare.ts';
export { ownersOf, refuseForeign, sameForAll, type Owners } from './baseline/owner.ts';
export { judgedRecord } from './baseline/judged.ts';
export { printComparison } from './baseline/print.ts';
export { savedRefusals, type SavedRefusal } from '../reporting/refusals/refusals.ts';
export { attachReporters, unknownReporters, type AttachedReporters } from './newman/reporters.ts';
export { redactor, type Redact } from './redaction/redact.ts';
export { decodedPieces, decodeText } from './files/decode-text.ts';
export { removeLink } from './files/new-file.ts';
export { lockFolder, type FolderLock } from './files/folder-lock.ts';
export { writeWhole, type Content } from './files/whole-file.ts';
export { isSecretHeader, isSecretName } from './redaction/secret-names.ts';
export { unescaped, unlisted, unwrapped } from './redaction/spelling.ts';
export { changedView, originOf, plainView, type View } from './redaction/view.ts';
export { compareIdentities, type CompareIdentitiesOptions, type CompareOutcome } from './compare/compare-identities.ts';
export { comparisonExitCode, type IdentityComparison, type SideName } from './compare/comparison.ts';
export { printIdentities } from './compare/print.ts';
export { withSharedIds } from './compare/typed-ids.ts';
export { operationOf } from './plan/item-operation.ts';
