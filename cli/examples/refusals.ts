import { operationOf, type Catalogue } from '../../catalogue/model/catalogue.ts';
import { operationAt } from '../../catalogue/index.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import type { TypicalRefusal } from '../../catalogue/powerbi/curated/typical-refusals.ts';
import { readScenario, withNames, type ClientCall, type Scenario, type SigningKey } from '../../emulator/index.ts';
import type { SavedExample } from '../../generator/index.ts';
import { buildRequest } from '../../generator/item.ts';
import { fillIn } from './fill-in.ts';
import type { Values } from './ids.ts';
import { shorten } from './shorten.ts';
import { callOf, openTenant } from './tenant.ts';

/** A refusal that the emulator does not give. */
export class NotRefused extends Error {
  override readonly name = 'NotRefused';
}

/**
 * Records a refusal from a tenant of its scenario: of what the scenario's client sends, where that is this operation, else of the
 * request as it stands in the collection.
 * @param values of the variables of that request, in the standard tenant
 * @throws NotRefused when it is answered with a success
 */
export async function recordRefusal(
  { operation: id, why, scenario: name, again }: TypicalRefusal,
  catalogue: Catalogue,
  values: Values,
  signingKey: SigningKey,
): Promise<SavedExample> {
  const operation = operationOf(catalogue, id);
  const scenario = name === undefined ? undefined : readScenario(name);
  const own = callTo(operation, scenario);
  const tenant = await openTenant(signingKey, scenario);
  try {
    const call = own ? callOf(own) : fillIn(buildRequest(catalogue, operation), values);
    await tenant.prepare();
    if (again) await tenant.send(call, 'app');
    const answer = await tenant.send(call, 'app');
    if (answer.status < 400) throw new NotRefused(`${id} in ${name ?? 'the standard tenant'}: ${answer.status}`);
    const sent = own ? { sent: sentBy(own, values) } : {};
    return { outcome: `refused: ${why}`, ...shorten(answer, tenant.origin, operation.responses), ...sent };
  } finally {
    await tenant.close();
  }
}

function callTo(operation: Operation, scenario: Scenario | undefined): ClientCall | undefined {
  const call = scenario?.client?.call;
  if (!call) return undefined;
  return operationAt(call.method ?? 'GET', `https://any.example${call.path}`)?.id === operation.id ? call : undefined;
}

/** With variables for the ids that the collection has one for. */
function sentBy({ path, body, text }: ClientCall, values: Values): NonNullable<SavedExample['sent']> {
  const named = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (place, name: string) => (values[name] ? `{{${name}}}` : withNames(place)));
  const content = text ?? (body === undefined ? undefined : JSON.stringify(body, null, 2));
  return { path: named(path), ...(content === undefined ? {} : { body: named(content) }) };
}
