import type { Request } from './request.ts';

/** Whether `$expand` (`expand` on one operation) names a relation, at the first level or inside another's parentheses. */
export function expands(request: Request, relation: string): boolean {
  const asked = request.query.get('$expand') ?? request.query.get('expand') ?? '';
  return asked.split(/[,();=]/).some((name) => name.trim().toLowerCase() === relation.toLowerCase());
}
