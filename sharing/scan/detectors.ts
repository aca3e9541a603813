import { findOnCommandLines } from './detectors/command-line.ts';
import { findConnections } from './detectors/connection.ts';
import { findDirectoryIds } from './detectors/directory-id.ts';
import { findEntraSecrets } from './detectors/entra-secret.ts';
import { findNamedValues } from './detectors/named-value.ts';
import { findOpaqueTokens } from './detectors/opaque-token.ts';
import { findPrivateKeys } from './detectors/private-key.ts';
import { findTokens } from './detectors/token.ts';
import type { Detect } from './finding.ts';

/** Find what shows by its own format, wherever it stands. */
export const byFormat: readonly Detect[] = [
  findPrivateKeys,
  findTokens,
  findEntraSecrets,
  findOpaqueTokens,
  findConnections,
];

/** Find what only the name beside it gives away; they need the lines of a text. */
export const byName: readonly Detect[] = [findNamedValues, findOnCommandLines, findDirectoryIds];
