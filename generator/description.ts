import type { Operation } from '../catalogue/model/types.ts';

/**
 * The short description of a request: what it is for, what is known of it, what it takes to send it, and where its page is.
 * @param opening what it is for, if not what the operation is for everywhere
 */
export function describeOperation(operation: Operation, opening: string = operation.purpose ?? ''): string {
  const lines = [
    opening,
    ...(operation.notes ?? []),
    operation.effect === 'reads'
      ? ''
      : `**Effect:** ${operation.effect}. Not sent unless ${operation.effect === 'heavy read' ? '\`allowHeavyReads\` is true or ' : ''}\`allowWrite\` names your tenant.`,
    operation.preview ? 'Preview.' : '',
    operation.deprecated ? 'Deprecated.' : '',
    operation.docs ? `[Documentation](${operation.docs})` : '',
  ];
  return lines.filter(Boolean).join('\n\n');
}

/** What the collection's variable `trustedHosts` is for. */
export const trustedHostsDescription =
  'Further hosts that may receive your secret and tokens, separated by commas, such as an API gateway. Only this variable counts, not one of the same name in an environment.';
