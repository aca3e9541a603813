import { findOperation } from '../../catalogue/powerbi/index.ts';
import type { CmdletCall } from './cmdlet-in-text.ts';

/** A method of the .NET SDK in a stack: `ReportsOperations.GetReportsInGroupWithHttpMessagesAsync(`, or the extension of it. */
const METHOD =
  /\b([A-Z][A-Za-z]{2,40})Operations(?:Extensions)?\.([A-Z][A-Za-z]{2,80}?)(?:WithHttpMessages)?(?:Async)?\(/g;

/** The calls behind the methods of the .NET SDK, in order: they are named after the operations. */
export function sdkCalls(text: string): CmdletCall[] {
  return [...text.matchAll(METHOD)].flatMap((match) => {
    const operation = findOperation(`${match[1]}_${match[2]}`);
    return operation === undefined
      ? []
      : [{ method: operation.method, path: operation.path.replace(/^\/?(?:v1\.0\/myorg\/)?/, ''), at: match.index }];
  });
}
