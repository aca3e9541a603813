export {
  gatherContents,
  packContents,
  type Contents,
  type GivenCollection,
  type GivenEnvironment,
  type PackOptions,
} from './pack/pack.ts';
export type { SharedEnvironment } from './pack/shared-environment.ts';
export type { KnownSecret } from './pack/strayed-secrets.ts';
export { membersOf } from './scan/members/members.ts';
export type { Part } from './scan/members/part.ts';
export { scanDocument, scanName, type ScanOptions } from './scan/scan-document.ts';
export type { Finding } from './scan/finding.ts';
export { ruleIds, rules, type Rule, type RuleId, type Severity } from './scan/rules.ts';
