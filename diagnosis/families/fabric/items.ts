import { failuresInside } from '../../inside.ts';
import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { answered, failed, fromPowerBi, ITEM, WORKSPACE } from './sample.ts';
import { callerName } from './steps.ts';

const POSTS_ITEM = /^\/v1\/workspaces\/[^/]+\/(items|dataPipelines|notebooks|copyJobs|dataflows)\/?/i;

/** Items and their definitions. */
export const itemRows: readonly Row[] = [
  {
    code: 'FABRIC_ITEM_PROTECTED_LABEL',
    title: 'A protected sensitivity label closes the definition of the item',
    certainty: 'reported',
    docs: pages.fabricDefinitions,
    source:
      'clients branch on ItemHasProtectedLabel (403); the description of bulkExportDefinitions names ItemsHaveProtectedLabels',
    when: { service: 'fabric', says: ['ItemHasProtectedLabel', 'ItemsHaveProtectedLabels'] },
    why: 'The item has a sensitivity label with encryption. Its definition cannot be read over the API, whatever the role.',
    fix: [
      'Have somebody with the right to it set a label without encryption on the item (its settings, Sensitivity label), and send it again.',
      'Or skip this item: others of the workspace are not affected.',
      'Do not send updateDefinition without having read it: it replaces all parts.',
    ],
    example: answered('ItemHasProtectedLabel', { path: `${ITEM}/getDefinition`, method: 'POST', status: 403 }),
    nearMiss: fromPowerBi('ItemHasProtectedLabel'),
  },
  {
    code: 'FABRIC_OPERATION_NOT_SUPPORTED_FOR_ITEM',
    title: 'This operation is not supported for this kind of item',
    certainty: 'documented',
    docs: pages.fabricDefinitions,
    source: 'the descriptions of 91 operations; limits for labels are in 14 of them',
    when: { service: 'fabric', says: ['OperationNotSupportedForItem'] },
    why: 'Fabric found the item, but its type does not support this. An encrypted sensitivity label can also be the reason.',
    fix: [
      "Send GET …/items/{itemId} and read its type; then compare the table of item types on the operation's page.",
      'Types without a definition (such as warehouses, dashboards and ML models) have no getDefinition: skip them.',
      'If the type supports it: check whether the item has a sensitivity label with encryption.',
    ],
    example: answered('OperationNotSupportedForItem', {
      path: `${ITEM}/getDefinition`,
      method: 'POST',
      message: 'Operation not supported for requested item',
    }),
    nearMiss: fromPowerBi('OperationNotSupportedForItem'),
  },
  {
    code: 'FABRIC_CONNECTION_NOT_SHARED',
    title: 'The definition uses a connection that the caller has no role in',
    certainty: 'reported',
    docs: pages.fabricConnections,
    source: 'microsoft/fabric-cicd #174, #300',
    when: { service: 'fabric', words: /User does not have access to the connection/i },
    why: 'Fabric checks the connections in a definition for the caller. An app needs a role in each of them.',
    fix: (view) => [
      `In Manage connections and gateways, open each connection that the definition names. Under Manage users, add ${callerName(view)} as User.`,
      'Search the definition for connection ids: those of another environment must be replaced first.',
    ],
    example: answered('BadRequest', {
      method: 'POST',
      message:
        "User does not have access to the connection used in the Pipeline. Please verify the user's permissions.",
    }),
    nearMiss: answered('BadRequest', { method: 'POST' }),
  },
  {
    code: 'FABRIC_ITEM_NOT_PROCESSED',
    title: 'Fabric does not accept the item, and does not say why: often a connection',
    certainty: 'reported',
    docs: pages.fabricConnections,
    source:
      'a maintainer in microsoft/fabric-cicd #174; #203, #433; #902 and #937 for "An error occurred while processing the operation"',
    when: {
      service: 'fabric',
      method: 'POST',
      path: POSTS_ITEM,
      words: /The request could not be processed due to an error|^An error occurr?ed while processing the operation/i,
      also: ({ status }) => status < 500,
    },
    evidence: 'POST of an item with words that give no reason',
    why: 'Seen for pipelines of an app: a connection not shared with it, an id not replaced in the definition, or a federated credential.',
    fix: (view) => [
      `In Manage connections and gateways, open each connection that the definition names. Under Manage users, add ${callerName(view)} as User.`,
      'Look in the definition for ids of another environment, and for 00000000-0000-0000-0000-000000000000: deploying only some of the items can leave them.',
      'If the app signs in by a federated credential: send it once with a token from a secret or certificate.',
      'To find out which: create the item without its activities that use connections.',
    ],
    example: answered('UnknownError', {
      method: 'POST',
      message: 'The request could not be processed due to an error',
    }),
    nearMiss: answered('UnknownError', {
      path: '/v1/workspaces',
      message: 'The request could not be processed due to an error',
    }),
  },
  {
    code: 'FABRIC_MISSING_DEFINITION_PARTS',
    title: 'The definition lacks its main part, or the paths of the parts are wrong',
    certainty: 'reported',
    docs: pages.fabricDefinitions,
    source: 'microsoft/Analysis-Services #259: a script made for Windows sent paths with a leading slash',
    when: { service: 'fabric', says: ['MissingDefinitionParts'] },
    why: 'Fabric does not find a part by its path. A path that begins with a slash, or has backslashes, is not valid.',
    fix: [
      'Send the paths relative, with forward slashes and without a slash at the start: definition/model.tmdl, not /definition/model.tmdl.',
      'For a semantic model send model.bim, or the folder definition with its .tmdl files, and definition.pbism beside it.',
      'A script made for Windows can leave this slash on Linux: check where it removes the folder.',
    ],
    example: answered('MissingDefinitionParts', {
      method: 'POST',
      message: "Neither 'model.bim' nor anything with 'definition/*.tmdl' were found.",
    }),
    nearMiss: fromPowerBi('MissingDefinitionParts'),
  },
  {
    code: 'FABRIC_MISSING_DEFINITION_PARTS',
    title: 'The definition lacks its main part, or the paths of the parts are wrong',
    certainty: 'reported',
    docs: pages.fabricDefinitions,
    source: 'microsoft/Analysis-Services #259',
    when: { service: 'fabric', inside: /MissingDefinitionParts/ },
    why: 'The operation failed, as Fabric does not find a part by its path. A path that begins with a slash is not valid.',
    fix: [
      'Send the paths relative, with forward slashes and without a slash at the start: definition/model.tmdl, not /definition/model.tmdl.',
      'For a semantic model send model.bim, or the folder definition with its .tmdl files, and definition.pbism beside it.',
    ],
    example: failed('MissingDefinitionParts', "Neither 'model.bim' nor anything with 'definition/*.tmdl' were found."),
    nearMiss: failed('SomethingElse', 'In words.'),
  },
  {
    code: 'FABRIC_PLATFORM_FILE_ONLY',
    title: 'The definition has only the file .platform',
    certainty: 'reported',
    docs: pages.fabricDefinitions,
    source: 'microsoft/fabric-cicd #664: version 0.1.31 did it for environments, the next one does not',
    when: { service: 'fabric', words: /Definition parts cannot contain the \.platform file only/i },
    why: 'The file .platform has only the name and the type of the item. A definition needs the parts with its content.',
    fix: [
      'Send all parts of the item, as in getDefinition of one that works.',
      'With fabric-cicd: do not use version 0.1.31; install a newer one.',
      'To change only the name or the description: PATCH the item, without a definition.',
    ],
    example: answered('InvalidInput', {
      path: `${ITEM}/updateDefinition`,
      method: 'POST',
      message: 'Definition parts cannot contain the .platform file only.',
    }),
    nearMiss: answered('InvalidInput', { path: `${ITEM}/updateDefinition`, method: 'POST' }),
  },
  {
    code: 'FABRIC_DATASET_IMPORT_FAILED',
    title: 'The semantic model in the definition was refused when it was imported',
    certainty: 'reported',
    docs: pages.fabricDefinitions,
    source: 'microsoft/fabric-cicd #878; repositories met it for missing tables, wrong sources and names in use',
    when: {
      service: 'fabric',
      status: [0, 200, 400, 409, 422, 500],
      also: (view) => tellsOf(view, /Dataset_Import_FailedToImportDataset/),
    },
    evidence: 'a failed operation (200), or an error of a client, with Dataset_Import_FailedToImportDataset',
    why: 'The request was accepted, and the operation failed later: the service could not build the model from the definition. Its message says which part.',
    fix: [
      'Read the message of the error and of moreDetails: it names the table, measure or source.',
      'With Direct Lake: the lakehouse or warehouse must exist in this environment, with the tables, and the expression must name it.',
      'Open the same files in Power BI Desktop or Tabular Editor: they find most mistakes before the upload.',
    ],
    example: failed('Dataset_Import_FailedToImportDataset', 'Direct Lake mode requires a Direct Lake data source.'),
    nearMiss: failed('Workload_FailedToParseFile', 'In words.'),
  },
  {
    code: 'FABRIC_DEFINITION_NOT_PARSED',
    title: 'A file of the definition cannot be read',
    certainty: 'reported',
    docs: pages.fabricDefinitions,
    source: 'microsoft/terraform-provider-fabric #247',
    when: {
      service: 'fabric',
      status: [0, 200, 400, 409, 422, 500],
      also: (view) => tellsOf(view, /Workload_FailedToParseFile/),
    },
    evidence: 'a failed operation (200), or an error of a client, with Workload_FailedToParseFile',
    why: 'The request was accepted, and the operation failed later: a part does not match its name, such as broken JSON or TMDL.',
    fix: [
      'Read the message: it names the file, and often the line.',
      'Decode the payload of this part from Base64: it must be the file itself, in UTF-8, with all placeholders replaced.',
      'Compare it with the same file from getDefinition of an item that works, schema and version included.',
    ],
    example: failed('Workload_FailedToParseFile', 'The file could not be parsed.'),
    nearMiss: failed('Dataset_Import_FailedToImportDataset', 'In words.'),
  },
  {
    code: 'FABRIC_REQUIRED_OPTIONS_MISSING',
    title: 'The definition lacks an option; for a time this was a fault of the service',
    certainty: 'reported',
    docs: pages.fabricDefinitions,
    source: 'microsoft/fabric-cicd #950: in May and June 2026 for semantic models, fixed by the service',
    when: {
      service: 'fabric',
      also: ({ answer, evidence, status }) =>
        answer.names.includes('RequiredOptionsMissing') ||
        (status < 300 && /"Failed"/.test(evidence.body) && /RequiredOptionsMissing/.test(evidence.body)),
      status: [200, 400, 409, 422],
    },
    evidence: 'RequiredOptionsMissing, as a reason or in a failed operation',
    why: 'Fabric says that a required option is missing in what was sent. In May and June 2026 it also said so of valid semantic models.',
    fix: [
      'Compare the parts with those from getDefinition of an item that works: definition.pbism or definition.pbir must be there.',
      'If they match, send it again later: the service may be at fault.',
    ],
    example: answered('RequiredOptionsMissing', { path: `${WORKSPACE}/semanticModels`, method: 'POST' }),
    nearMiss: answered('CorruptedPayload', { path: `${WORKSPACE}/semanticModels`, method: 'POST' }),
  },
  {
    code: 'FABRIC_CORRUPTED_PAYLOAD',
    title: 'A payload of the definition is damaged',
    certainty: 'documented',
    docs: pages.fabricDefinitions,
    source: 'the descriptions of 97 operations',
    when: { service: 'fabric', says: ['CorruptedPayload'] },
    why: 'Fabric cannot read a part of the definition: it is not Base64 of the file, or the file is not what its type needs.',
    fix: [
      'Send each part as {"path", "payload", "payloadType": "InlineBase64"}, with the whole file in Base64, without line breaks and without a BOM.',
      'Compare the names of the parts with those from getDefinition of an item that works.',
      'Send either definition or creationPayload, never both.',
    ],
    example: answered('CorruptedPayload', { method: 'POST' }),
    nearMiss: fromPowerBi('CorruptedPayload'),
  },
  {
    code: 'FABRIC_INVALID_ITEM_TYPE',
    title: 'The item type is not one that this operation knows',
    certainty: 'documented',
    docs: pages.fabricDefinitions,
    source: 'the descriptions of 105 operations',
    when: { service: 'fabric', says: ['InvalidItemType'] },
    why: (view) =>
      `The type in the ${isTyped(view) ? 'path does not fit the item, or is misspelled' : 'body or query is misspelled, or is of another list'}: types are written like SemanticModel, DataPipeline, KQLDatabase.`,
    fix: [
      'Send GET …/items and read the type of the item there: use exactly this spelling.',
      'Use the path of this type (…/lakehouses/{id} for a Lakehouse), or the general one, …/items/{id}.',
    ],
    example: answered('InvalidItemType', { method: 'POST' }),
    nearMiss: fromPowerBi('InvalidItemType'),
  },
];

/** Whether an operation failed by that name: as it tells it itself, or as a client printed it. */
function tellsOf({ answer, evidence, status }: View, name: RegExp): boolean {
  if (status >= 200 && status < 300) return failuresInside(answer.json).length > 0 && name.test(evidence.body);
  return answer.names.some((each) => name.test(each));
}

function isTyped({ path }: View): boolean {
  return /^\/v1\/workspaces\/[^/]+\/(?!items(\/|$))[A-Za-z]+\/[^/]+/i.test(path);
}
