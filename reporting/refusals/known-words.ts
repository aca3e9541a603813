import { operations, shapes } from '../../catalogue/powerbi/index.ts';
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

let words: ReadonlySet<string> | undefined;
let properties: ReadonlySet<string> | undefined;

/** Whether everybody may know a word: it is of the API, or of its refusals. */
export function isKnownWord(word: string): boolean {
  words ??= new Set([
    ...OF_REFUSALS.split(' '),
    ...operations
      .flatMap(({ id, area, path }) => `${id} ${area} ${path}`.match(/[A-Z]?[a-z]{2,}/g) ?? [])
      .map((each) => each.toLowerCase()),
    ...[...knownProperties()].flatMap((each) => each.toLowerCase()),
  ]);
  return words.has(word.toLowerCase());
}

/** Whether a name is that of a property or a parameter of the API. */
export function isKnownProperty(name: string): boolean {
  return knownProperties().has(name.toLowerCase()) || OF_REFUSALS.split(' ').includes(name.toLowerCase());
}

function knownProperties(): ReadonlySet<string> {
  return (properties ??= new Set(
    [
      ...Object.values(shapes).flatMap(propertiesOf),
      ...operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
    ].map((each) => each.toLowerCase()),
  ));
}

function propertiesOf(shape: Shape): string[] {
  if (shape.type === 'array') return propertiesOf(shape.items);
  return shape.type === 'object'
    ? Object.entries(shape.properties).flatMap(([name, inner]) => [name, ...propertiesOf(inner)])
    : [];
}
