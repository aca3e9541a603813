import { list, maybe, object, type Schema } from '../../catalogue/model/typed-schema.ts';
import type { ClientCall, Scenario, ScenarioClient } from './scenario.ts';
import { tenantChangeSchema } from './tenant-schema.ts';
import { among, anything, either, mapOf, orNull, text, texts } from './values.ts';

/** A member that is an object itself. */
type Inner<Key extends keyof ScenarioClient> = Extract<ScenarioClient[Key], object>;

const call = object<ClientCall>('A call that the client makes.', {
  path: text,
  method: maybe(text),
  headers: maybe(mapOf(text)),
  body: maybe(anything),
  text: maybe(text),
});

const client = object<ScenarioClient>('What the client does otherwise than it should.', {
  tenantId: maybe(text),
  clientId: maybe(text),
  clientSecret: maybe(text),
  scope: maybe(text),
  tokenRequest: maybe(
    object<Inner<'tokenRequest'>>('The token request, where it is not what the endpoint expects.', {
      version: maybe(among([1, 2])),
      method: maybe(text),
      contentType: maybe(text),
      form: maybe(mapOf(orNull(text))),
      body: maybe(text),
    }),
  ),
  assertion: maybe(
    either(
      text,
      object<Inner<'assertion'>>('Claims of an assertion that is sent in place of the secret.', {
        issuer: text,
        subject: text,
        audience: text,
      }),
    ),
  ),
  user: maybe(
    object<Inner<'user'>>('The user whose token {user} stands for.', { email: maybe(text), scopes: maybe(texts) }),
  ),
  accessToken: maybe(text),
  before: maybe(list(call)),
  call: maybe(call),
});

const scenario = object<Scenario>('A tenant where something is wrong, or a client who does something wrong.', {
  about: text,
  tenant: maybe(tenantChangeSchema),
  client: maybe(client),
});

/** The JSON Schema of a scenario's file. Published as `docs/scenario.schema.json`. */
export const scenarioSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Scenario of the emulator of powerbi-postman',
  ...scenario,
};
