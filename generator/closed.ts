import type { Operation } from '../catalogue/powerbi/index.ts';
import { findOperation } from '../catalogue/powerbi/index.ts';

/** Why an app is refused, in words for a test line; undefined where apps may call, or where nothing is said. */
export function closedTo(operation: Operation): string | undefined {
  switch (operation.closedReason) {
    case 'my-workspace':
      return `My workspace is closed to apps; use ${findOperation(operation.twin!)!.title}`;
    case 'unsupported':
      return 'apps are documented as not supported here';
    case 'admin-write':
      return 'only a signed-in administrator may change this';
    default:
      return undefined;
  }
}
