import { field, textOf } from '../../answer.ts';
import * as pages from '../../pages.ts';
import { quoted } from '../../phrases.ts';
import { powerBiRules } from '../../rules/powerbi/index.ts';
import { SWITCH_OFF } from '../../rules/powerbi/refusal.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { DATASET, detail, GROUP, named, odata, SOURCE } from './answers.ts';
import { caller, inItsWords, notListed, testSource } from './cures.ts';

/** What a whole family of codes means, and what a status or a form of message means on any path. Every other row comes before these. */
export const prefixRows: readonly Row[] = [
  {
    code: 'PBI_CONTENT_TYPE',
    title: 'The request does not say that its body is JSON',
    certainty: 'reported',
    docs: pages.restApi,
    source: 'two issues of clients: 415 with an empty body',
    when: { service: 'powerbi', status: [415] },
    why: 'The answer 415 means that the header Content-Type is missing, or names a type that the operation does not accept.',
    fix: ({ path }) => [
      ...(/\/imports\/?$/i.test(path)
        ? ['For a file send Content-Type: multipart/form-data with its boundary; for a fileUrl, application/json.']
        : ['Send the header Content-Type: application/json, also where the body is empty.']),
      'PowerShell: -ContentType "application/json"; curl: -H "Content-Type: application/json"; Postman: Body, raw, JSON.',
      'Encode the body as UTF-8 and send it unpacked, without Content-Encoding.',
    ],
    example: { path: `${DATASET}/refreshes`, method: 'POST', status: 415 },
    nearMiss: { path: `${DATASET}/refreshes`, method: 'POST', status: 400 },
  },
  {
    code: 'PBI_METHOD',
    title: 'The path does not accept this method',
    certainty: 'inferred',
    docs: pages.restApi,
    source: 'the meaning of 405',
    when: { service: 'powerbi', status: [405] },
    why: ({ evidence, path }) => `${evidence.method} is not allowed on ${path.slice(0, 120)}.`,
    fix: [
      'Compare method and path with the page of the operation: creating is POST, changing PATCH or PUT, and GenerateToken, TakeOver and executeQueries are POST.',
      'If the method is right, look for a redirect in between: many clients change POST into GET when they follow one.',
    ],
    example: { path: `${DATASET}/executeQueries`, status: 405 },
    nearMiss: { path: `${DATASET}/executeQueries`, status: 429 },
  },
  {
    code: 'PBI_NOT_FOR_APPS',
    title: 'The service says that this is not supported for service principals',
    certainty: 'inferred',
    docs: pages.servicePrincipal,
    source: 'concluded from the words or the code',
    when: { service: 'powerbi', also: saysNotForApps },
    evidence:
      'a code or a message that says "not supported" or "not allowed" of service principals, other than the tenant setting\'s',
    why: ({ answer }) => `The service says: ${quoted(answer.message || answer.code || answer.info)}`,
    fix: [
      'Send the request with the token of a user who has the right to do it.',
      'As an app, look on the page of the operation, Permissions and Limitations, for the way that is open to service principals.',
      'No API permission in Entra opens it.',
    ],
    example: {
      path: `${GROUP}/dataflows`,
      status: 400,
      body: named('This operation is not supported for service principals', 'NotSupported'),
    },
    nearMiss: {
      path: `${GROUP}/dataflows`,
      status: 400,
      body: named('This operation is not supported', 'NotSupported'),
    },
  },
  {
    code: 'PBI_GATEWAY_PIPELINE',
    title: 'The connection from the service to the data source failed',
    certainty: 'inferred',
    docs: pages.gatewayProblems,
    source: 'the prefix of these codes is documented; the cure is concluded from their parts',
    when: { service: 'powerbi', says: ['DM_*'] },
    why: (view) =>
      inItsWords(
        view,
        `The answer names ${(view.answer.code || view.answer.info).slice(0, 80)}: DM_ is the part that connects to data sources.`,
      ),
    fix: [
      'Send Get Gateway Datasource Status: it tests gateway and source, and says which of them fails.',
      'Set the credentials with Update Gateway Datasource if they changed, or if the model was taken over.',
      testSource,
    ],
    example: {
      path: `${SOURCE}/status`,
      status: 400,
      body: odata('DM_GWPipeline_UnknownError', [
        detail('DM_ErrorDetailNameCode_UnderlyingErrorMessage', 'The operation was cancelled.'),
      ]),
    },
    nearMiss: { path: `${SOURCE}/status`, status: 400, body: odata('UnknownError') },
  },
  {
    code: 'PBI_DATA_MOVEMENT',
    title: 'Gateway, connection, data source or its owner is not as the request needs it',
    certainty: 'inferred',
    docs: pages.gateways,
    source: 'the prefix of these codes; the cure is concluded from their parts',
    when: { service: 'powerbi', says: ['DMTS_*'] },
    why: ({ answer }) =>
      `The answer names ${(answer.code || answer.info).slice(0, 80)}: DMTS_ is the part that manages gateways, connections and credentials.`,
    fix: (view) => [
      'Send Get Gateways and Get Gateway Datasources: use only ids that they list.',
      `In Manage connections and gateways, give ${caller(view)} the connection. To change the gateway, it must be admin there.`,
      'For a semantic model: Take Over Dataset In Group makes the caller the owner; then set the credentials again.',
    ],
    example: { path: `${SOURCE}/users`, status: 400, body: odata('DMTS_CannotAccessDatasourceError') },
    nearMiss: { path: `${SOURCE}/users`, status: 400, body: odata('CannotAccessDatasourceError') },
  },
  {
    code: 'PBI_ALREADY_EXISTS',
    title: 'Something of that name or id already exists',
    certainty: 'inferred',
    docs: pages.restApi,
    source: 'concluded from the code or the message',
    stage: 'shape',
    when: {
      service: 'powerbi',
      status: [400, 409],
      also: ({ answer }) =>
        /AlreadyExist|AlreadyIn|Duplicate/i.test(answer.names.join(' ')) ||
        /already (exists|in use|been (added|assigned|taken))/i.test(answer.message),
    },
    evidence: '400 or 409 with a code or message that says "already exists", "already in use" or "duplicate"',
    why: ({ answer }) =>
      `The service says: ${quoted([answer.code, answer.message].filter(Boolean).join(': ') || answer.info)}`,
    fix: [
      'Send the GET of the same path: if the listed object is the one you want, there is nothing to do.',
      'To change it use the update (PATCH or PUT) with its id; for a second one, choose another name.',
    ],
    example: {
      path: '/v1.0/myorg/pipelines',
      method: 'POST',
      status: 400,
      body: named('A pipeline with this name already exists', 'PipelineNameTaken'),
    },
    nearMiss: {
      path: '/v1.0/myorg/pipelines',
      method: 'POST',
      status: 400,
      body: named('A pipeline with this name is not allowed', 'PipelineName'),
    },
  },
  {
    code: 'PBI_PARAMETER_INVALID',
    title: 'A parameter of the request is missing or invalid',
    certainty: 'reported',
    docs: pages.restApi,
    source: 'both forms of the answer are reported: a sentence with the name, or details with a target',
    stage: 'shape',
    when: { service: 'powerbi', status: [400], also: (view) => parameterOf(view) !== '' && isUnclaimed(view) },
    evidence: '400 with "Parameter x is missing or invalid", or with details that have a target',
    why: (view) => `The answer names the parameter ${parameterOf(view)}.`,
    fix: (view) => [
      `Send ${parameterOf(view)} as the page of the operation has it: name, type, one of its values, in the body or the query.`,
      'An empty variable, or an unresolved {{variable}}, is a missing value: check the request as it was sent.',
      'A name with dots is a path into the body: the part before the dot is the whole body or an object in it.',
    ],
    example: {
      path: `${DATASET}/Default.BindToGateway`,
      method: 'POST',
      status: 400,
      body: named('Parameter gatewayObjectId is missing or invalid'),
    },
    nearMiss: {
      path: `${DATASET}/Default.BindToGateway`,
      method: 'POST',
      status: 400,
      body: named('The gateway cannot be used'),
    },
  },
  {
    code: 'PBI_BODY_INVALID',
    title: 'The body of the request is not the JSON that the operation expects',
    certainty: 'inferred',
    docs: pages.restApi,
    source: 'concluded from the words that JSON readers use',
    stage: 'shape',
    when: {
      service: 'powerbi',
      status: [400],
      words:
        /JsonReader|JsonSerializ|deserializ|unexpected (character|token|end)|(invalid|malformed|not valid) JSON|error (converting|parsing)|could not (convert|parse)|unterminated|request body|required property/i,
    },
    why: ({ answer }) =>
      answer.message
        ? `The service says: ${quoted(answer.message)}`
        : 'The words of the answer come from a JSON parser.',
    fix: [
      'Check the body in a JSON validator: quotes, commas, no comments, and no {{variable}} left in it.',
      'Compare names and types with the sample body of the operation: a list is [ ], a number has no quotes.',
      'A shell can remove the quotes: send the body from a file.',
    ],
    example: {
      path: `${GROUP}/users`,
      method: 'POST',
      status: 400,
      body: named(
        "Unexpected character encountered while parsing value: {. Path '', line 1, position 2.",
        'BadRequest',
      ),
    },
    nearMiss: {
      path: `${GROUP}/users`,
      method: 'POST',
      status: 400,
      body: named('The workspace is full', 'BadRequest'),
    },
  },
  {
    code: 'PBI_REQUEST_TOO_LARGE',
    title: 'The request is too large',
    certainty: 'inferred',
    docs: pages.restApi,
    source: 'the meaning of 413',
    stage: 'shape',
    when: { service: 'powerbi', status: [413], path: /^(?!.*\/(rows|imports)\/?$)/i },
    why: 'The answer 413 means that the body is larger than the operation accepts.',
    fix: [
      'Send the request in smaller parts.',
      "If a proxy is in between, check whether the page is the proxy's: its limit can be lower than the service's.",
    ],
    example: { path: `${DATASET}/executeQueries`, method: 'POST', status: 413 },
    nearMiss: { path: `${DATASET}/executeQueries`, method: 'POST', status: 400 },
  },
  {
    code: 'PBI_INVALID_REQUEST',
    title: 'The service calls the request invalid and says why in words',
    certainty: 'inferred',
    docs: pages.restApi,
    source: 'the code is general, the words are the reason',
    stage: 'shape',
    when: {
      service: 'powerbi',
      status: [400],
      says: ['InvalidRequest', 'BadRequest', 'InvalidInput'],
      also: (view) => saysMore(view) && parameterOf(view) === '' && isUnclaimed(view),
    },
    evidence: '400 InvalidRequest or BadRequest with a message of its own',
    why: ({ answer }) => `The service says: ${quoted(answer.message)}`,
    fix: [
      'Read the message: it names the part of the request that is not accepted. No right and no token is missing.',
      'Compare path, query and body with the page of the operation, and the ids with the lists that have them.',
      notListed,
    ],
    example: { path: `${GROUP}/reports`, status: 400, body: named('The filter is too complex') },
    nearMiss: { path: `${GROUP}/reports`, status: 400, body: named('Bad Request', 'BadRequest') },
  },
];

function saysNotForApps({ answer }: Pick<View, 'answer'>): boolean {
  const names = answer.names.filter((name) => name.toLowerCase() !== SWITCH_OFF.toLowerCase()).join(' ');
  if (/(ServicePrincipal|SPN)\w*Not(Supported|Allowed)/i.test(names)) return true;
  return /not (supported|allowed)\b.{0,90}\bservice principals?|service principals?\b.{0,90}\b(not|n't) (be )?(supported|allowed)/i.test(
    answer.message,
  );
}

/** The parameter that the answer names; empty where it names none. */
function parameterOf({ answer }: Pick<View, 'answer'>): string {
  const said = /Parameter '?([\w.$[\]]{1,60}?)'? is (missing|invalid|required)/i.exec(answer.message)?.[1];
  if (said) return said;
  const details = field(field(answer.json, 'error'), 'details');
  return (
    (Array.isArray(details) ? (details as unknown[]) : [])
      .map((entry) => textOf(field(entry, 'target')).slice(0, 60))
      .find(Boolean) ?? ''
  );
}

/** Whether no rule of an operation knows more about the answer. */
function isUnclaimed(view: View): boolean {
  return powerBiRules.every((rule) => rule.stage !== 'reason' || rule.explain(view) === null);
}

/** Whether the message is more than the status in words. */
function saysMore({ answer }: Pick<View, 'answer'>): boolean {
  return !/^(bad ?request|invalid ?request)?\.?$/i.test(answer.message.trim());
}
