export { runCollection, type RunOptions, type RunStart } from './run/run.ts';
export type { Progress } from './run/run-state.ts';
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
export { recordSchema } from './record/schema.ts';
export { textLines } from './record/lines-of.ts';
export { readRecord } from './record/read-record.ts';
export { mergeRecords } from './record/merge.ts';
export { whilePaused, type PausableRun } from './newman/while-paused.ts';
export { attachReporters, unknownReporters, type AttachedReporters } from './newman/reporters.ts';
export { redactor, type Redact } from './redaction/redact.ts';
export { decodedPieces, decodeText } from './files/decode-text.ts';
export { removeLink } from './files/new-file.ts';
export { lockFolder, type FolderLock } from './files/folder-lock.ts';
export { writeWhole, type Content } from './files/whole-file.ts';
export { isSecretHeader, isSecretName } from './redaction/secret-names.ts';
export { unescaped, unlisted, unwrapped } from './redaction/spelling.ts';
export { changedView, originOf, plainView, type View } from './redaction/view.ts';
export { runIdentities, type IdentitiesOutcome, type RunIdentitiesOptions } from './compare/run-identities.ts';
export type { SideName, TwoIdentities } from './record/two-identities.ts';
export { withoutCure } from './record/not-reached.ts';
export { withSharedIds } from './compare/typed-ids.ts';
export { knownAs, operationOf } from './plan/item-operation.ts';
