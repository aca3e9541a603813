import { operationOf, type Catalogue } from '../../catalogue/model/catalogue.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import type { TypicalRefusal } from '../../catalogue/powerbi/curated/typical-refusals.ts';
import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { createSigningKey } from '../../emulator/index.ts';
import type { SavedExample, SavedExamples } from '../../generator/index.ts';
import { buildRequest, keyOfStep } from '../../generator/item.ts';
import { fillIn } from './fill-in.ts';
import { recordRefusal } from './refusals.ts';
import { Ids, type Origin, type Values } from './ids.ts';
import { shorten } from './shorten.ts';
import { openTenant, type CallerKind, type Received, type Tenant } from './tenant.ts';

/** The day before that of the emulator's fixed clock. */
const DAY = '2026-06-14';

/** How a request is tried until it is answered with a success. */
const WAYS: readonly Origin[] = ['there', 'made'];

/** No way was found to send a request of the collection so that the emulator answers it with a success. */
export class NeverAnswered extends Error {
  override readonly name = 'NeverAnswered';
}

/**
 * What the emulator answers to each request of the collection, from a standard tenant that nothing was done to before, and the refusals
 * that are typical: the same in every run, to the byte.
 * @throws NeverAnswered for a request that is refused in whatever way, NotRefused for a typical refusal that is none
 */
export async function recordExamples(
  catalogue: Catalogue,
  refusals: readonly TypicalRefusal[],
): Promise<SavedExamples> {
  const signingKey = await createSigningKey();
  const tenant = await openTenant(signingKey);
  const given = givenTo(catalogue);
  const asked: Asked = {
    tenant,
    catalogue,
    ids: { app: new Ids(tenant, catalogue, 'app', given), user: new Ids(tenant, catalogue, 'user', given) },
  };
  const examples = new Map<string, readonly SavedExample[]>();
  try {
    for (const operation of catalogue.operations) {
      const { example, values } = await recordSuccess(asked, operation);
      const refusal = refusals.find((candidate) => candidate.operation === operation.id);
      const refused = refusal ? [await recordRefusal(refusal, catalogue, values, signingKey)] : [];
      examples.set(operation.id, [example, ...refused]);
    }
    for (const step of catalogue.start?.steps ?? []) {
      const { example } = await recordSuccess(asked, operationOf(catalogue, step.operation), step.query);
      examples.set(keyOfStep(step), [example]);
    }
    return examples;
  } finally {
    await tenant.close();
  }
}

/** Who is asked, and by what its things are known to each caller. */
interface Asked {
  readonly tenant: Tenant;
  readonly catalogue: Catalogue;
  readonly ids: Readonly<Record<CallerKind, Ids>>;
}

/** @param query query parameters to send in place of the operation's own */
async function recordSuccess(
  { tenant, catalogue, ids }: Asked,
  operation: Operation,
  query?: Values,
): Promise<{ readonly example: SavedExample; readonly values: Values }> {
  const as = operation.closed ? 'user' : 'app';
  const request = buildRequest(catalogue, operation, query);
  const answers: Received[] = [];
  for (const origin of WAYS) {
    await tenant.reset();
    const values = await ids[as].of(operation, origin);
    const answer = await tenant.send(fillIn(request, values), as);
    const example = { outcome: 'success', ...shorten(answer, tenant.origin, operation.responses) };
    if (answer.status < 300) return { example, values };
    answers.push(answer);
  }
  const said = answers.map(({ status, body }) => `${status} ${body.toString('utf8').slice(0, 200)}`.trim());
  throw new NeverAnswered(`${operation.id} is answered with ${said.join(', and with ')}.`);
}

function givenTo({ environment, variables }: Catalogue): Values {
  return {
    ...Object.fromEntries(variables.map(({ name, value }) => [name, value])),
    ...Object.fromEntries(environment.flatMap(({ name, emulated }) => (emulated ? [[name, emulated]] : []))),
    tenantId: standardTenant.tenantId,
    activityDate: DAY,
  };
}
