import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import type { Shape } from '../../catalogue/model/types.ts';

/** Words that begin sentences and name things in the refusals of Entra, Power BI and Fabric. Any other word with a capital may be a name. */
const OF_REFUSALS =
  'a an and are as at be been bad but by can cannot check could does each either ensure error for found from has have here if in internal invalid is it its make many more my no not of ok on one only or other please ' +
  'retry send server so some that the then there these this those to too trace unknown unable use value was were when which with without you your access account active admin administrator aadsts allowed api apis ' +
  'application app apps assertion audience authority authorization authentication azure bearer bi body build caller capacity certificate client common conflict consent contact content contributor correlation credential ' +
  'credentials dax directory effective embed embedded embedding endpoint entity entra exceeded exception expected expired export fabric failed failure federated field forbidden format gateway gone grant group guid ' +
  'header http https id identity import issuer json key level license licensed limit link member message method microsoft missing number object odata operation organization owner parameter password path permission ' +
  'permissions personal policy power premium principal principals privileges pro profile provided public query reason refresh request requested requests required resource resources right rights rls role roles row ' +
  'scope scopes secret security semantic service services setting signature sign signin status subject subscription success switch tenant terminated tenants throttled time timestamp token tokens trial type ' +
  'unauthorized unsupported uri url user users valid version viewer visual workspace workspaces wrong write column columns powerbi see size sorry try unavailable already because before contains currently data disabled during enabled execute failed however into least maximum minimum must new next none number off operations order organization owners page passed per perform rate read reached region registered removed same search section set several should shown since single specified state step still such support tell text than through unit until updated using version via wait want warning what where whether while who why will within required_claims insufficient_claims invalid_token invalid_client invalid_request invalid_grant invalid_scope ' +
  'invalid_resource unauthorized_client unsupported_grant_type interaction_required temporarily_unavailable code details detail target pbi modelingserviceerror_reason culprit exceptionculprit parameters innererror ' +
  'error_description error_codes error_uri trace_id correlation_id suberror errorcode moredetails relatedresource isretriable results tables rows issues';

/** Names that stand somewhere in the record: a text that holds one loses it, whatever it looks like. In small letters. */
export type Names = ReadonlySet<string>;

/** What is known of a record that is to be shown to others: what may stay, and what must not. */
export interface Known {
  /** The APIs whose paths and words may stay. */
  readonly catalogues: Catalogues;
  readonly names: Names;
  /** Whether a word is of an API, or of a refusal. */
  readonly isWord: (word: string) => boolean;
  /** Whether a name is that of a property or a parameter, or stands in a refusal. */
  readonly isProperty: (name: string) => boolean;
}

/** What may stay are words of the operations and shapes of some APIs, and those of refusals. */
export function knownIn(catalogues: Catalogues, names: Names): Known {
  const operations = catalogues.flatMap((catalogue) => catalogue.operations);
  const lower = (names: readonly string[]): Set<string> => new Set(names.map((name) => name.toLowerCase()));
  const properties = lower([
    ...catalogues.flatMap(({ shapes }) => Object.values(shapes).flatMap(propertiesOf)),
    ...operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
    ...OF_REFUSALS.split(' '),
  ]);
  const roots = catalogues
    .map(({ root }) => root)
    .join('/')
    .split('/');
  const words = lower([
    ...roots,
    ...operations.flatMap(({ id, area, path }) => `${id} ${area} ${path}`.match(/[A-Z]?[a-z]{2,}/g) ?? []),
    ...properties,
  ]);
  return {
    catalogues,
    names,
    isWord: (word) => words.has(word.toLowerCase()),
    isProperty: (name) => properties.has(name.toLowerCase()),
  };
}

function propertiesOf(shape: Shape): string[] {
  if (shape.type === 'array') return propertiesOf(shape.items);
  return shape.type === 'object'
    ? Object.entries(shape.properties).flatMap(([name, inner]) => [name, ...propertiesOf(inner)])
    : [];
}
