import { factsOf } from '../../catalogue/model/facts.ts';
import { operations } from '../../catalogue/powerbi/index.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { evidenceOfExample } from '../../diagnosis/examples/example-evidence.ts';
import { rules } from '../../diagnosis/every-rule.ts';
import { appClaims, call, odata, userClaims } from './evidence.ts';

/** The causes of every operation, refused in every way that the service is known for, as app and as user; each once. */
export function causesOfRefusals(): Cause[] {
  const causes = operations.flatMap((operation) =>
    [appClaims, userClaims, { ...appClaims, roles: ['Tenant.Read.All', 'Tenant.ReadWrite.All'] }].flatMap((claims) =>
      [401, 403, 404, 400, 429].flatMap((status) =>
        [
          '',
          odata('PowerBINotAuthorizedException'),
          odata('PowerBIEntityNotFound'),
          odata('GroupNotAccessible'),
          { Message: 'API is not accessible for application' },
        ].flatMap((body) => {
          const evidence = call({
            path: operation.path.replace(/\{\w+\}/g, '1f7c9be2-64d8-4a35-b0e9-8c2d5a7f3e32'),
            method: operation.method,
            status,
            body,
            claims,
            operation: null,
          });
          return diagnose({ ...evidence, operation: factsOf(operation) }).causes;
        }),
      ),
    ),
  );
  return [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()];
}

/** The causes of the examples of every rule and of every row of a family. */
export function causesOfExamples(): Cause[] {
  return rules.flatMap(({ example }) => diagnose(evidenceOfExample(example)).causes);
}
