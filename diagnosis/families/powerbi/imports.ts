import { field, textOf } from '../../answer.ts';
import * as pages from '../../pages.ts';
import { isUnexplained } from '../../rules/powerbi/refusal.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { GROUP, named, odata } from './answers.ts';

const POSTS = /\/imports\/?$/i;

/** Publishing of files. */
export const importRows: readonly Row[] = [
  {
    code: 'PBI_IMPORT_FILE',
    title: 'The service cannot open the file',
    certainty: 'reported',
    docs: pages.imports,
    source: 'issues of two clients',
    when: { service: 'powerbi', says: ['RequestedFileIsEncryptedOrCorrupted'] },
    why: 'The answer names RequestedFileIsEncryptedOrCorrupted: the file is protected, damaged, or not a Power BI file.',
    fix: [
      'Open the same file in Power BI Desktop, save it again, and send that. A .pbip folder or a .pbit is not a .pbix.',
      'Send the bytes unchanged as multipart/form-data: a file that was read as text, or a file of Git LFS, arrives damaged.',
      'Remove a protected sensitivity label: an app cannot import such a file.',
    ],
    example: {
      path: `${GROUP}/imports?datasetDisplayName=Sales.pbix`,
      method: 'POST',
      status: 400,
      body: odata('RequestedFileIsEncryptedOrCorrupted'),
    },
    nearMiss: {
      path: `${GROUP}/imports?datasetDisplayName=Sales.pbix`,
      method: 'POST',
      status: 400,
      body: odata('RequestedFileIsTooNew'),
    },
  },
  {
    code: 'PBI_IMPORT_NOTHING_TO_OVERWRITE',
    title: 'There is no item of that name to overwrite',
    certainty: 'reported',
    docs: pages.imports,
    source: "an issue with the whole body, and another client's",
    when: { service: 'powerbi', says: ['DuplicatePackageNotFoundError'] },
    why: 'With nameConflict=Overwrite there must be one item with the datasetDisplayName of the query, and there is none.',
    fix: [
      'For the first import send nameConflict=CreateOrOverwrite (an .rdl file: Abort).',
      'If it should be there: compare datasetDisplayName, without .pbix, with Get Datasets In Group, and the workspace in the path.',
    ],
    example: {
      path: `${GROUP}/imports?datasetDisplayName=Sales&nameConflict=Overwrite`,
      method: 'POST',
      status: 404,
      body: odata('DuplicatePackageNotFoundError', [], { DuplicatePackagesFullMatch: null }),
    },
    nearMiss: {
      path: `${GROUP}/imports?datasetDisplayName=Sales&nameConflict=Overwrite`,
      method: 'POST',
      status: 409,
      body: odata('DuplicatePackageFoundError'),
    },
  },
  {
    code: 'PBI_IMPORT_NAME_AMBIGUOUS',
    title: 'Several items have that name, so none is overwritten',
    certainty: 'reported',
    docs: pages.imports,
    source: 'an issue of a client with the parameters',
    when: { service: 'powerbi', says: ['MoreThanOneDuplicatePackageFoundError'] },
    why: (view) => `Overwriting needs one item of that name in the workspace; there are more${idsOfMatches(view)}.`,
    fix: [
      'Delete or rename all but one: Get Datasets In Group and Get Reports In Group list them, Delete Dataset In Group removes one.',
      'Then import again with nameConflict=CreateOrOverwrite. Never import with Ignore: it makes such copies.',
    ],
    example: {
      path: `${GROUP}/imports?datasetDisplayName=Sales&nameConflict=Overwrite`,
      method: 'POST',
      status: 409,
      body: odata('MoreThanOneDuplicatePackageFoundError', [], {
        DuplicatePackagesFullMatch: '[{"Id":11,"Name":"Sales"},{"Id":12,"Name":"Sales"}]',
      }),
    },
    nearMiss: {
      path: `${GROUP}/imports?datasetDisplayName=Sales&nameConflict=Abort`,
      method: 'POST',
      status: 409,
      body: odata('DuplicatePackageFoundError'),
    },
  },
  {
    code: 'PBI_IMPORT_NAME_TAKEN',
    title: 'The workspace already has an item of that name',
    certainty: 'reported',
    docs: pages.imports,
    source: 'several clients handle the code',
    when: { service: 'powerbi', says: ['DuplicatePackageFoundError'] },
    why: 'The query has nameConflict=Abort, or none, which means the same: nothing was imported.',
    fix: [
      'To replace it, send nameConflict=CreateOrOverwrite (an .rdl file: Overwrite).',
      'To keep it, send another datasetDisplayName.',
      'A model without a report also counts: look at Get Datasets In Group, not only at the reports.',
    ],
    example: {
      path: `${GROUP}/imports?datasetDisplayName=Sales`,
      method: 'POST',
      status: 409,
      body: odata('DuplicatePackageFoundError'),
    },
    nearMiss: {
      path: `${GROUP}/imports?datasetDisplayName=Sales`,
      method: 'POST',
      status: 404,
      body: odata('DuplicatePackageNotFoundError'),
    },
  },
  {
    code: 'PBI_IMPORT_MODEL_MISSING',
    title: 'The semantic model of the report is gone or closed to the caller',
    certainty: 'reported',
    docs: pages.imports,
    source: 'two clients handle the code',
    when: { service: 'powerbi', says: ['PowerBIModelNotFoundException'] },
    why: 'The answer names PowerBIModelNotFoundException: the report points at a model that this caller does not find.',
    fix: [
      'Send Get Datasets In Group in the workspace of the model. If it lists the model, give the caller Build on it, or Contributor in that workspace.',
      'If it does not: open the report in Power BI Desktop, connect it to a model that exists, and import it again. Or use Rebind Report In Group.',
    ],
    example: {
      path: `${GROUP}/imports?datasetDisplayName=Sales`,
      method: 'POST',
      status: 400,
      body: odata('PowerBIModelNotFoundException'),
    },
    nearMiss: {
      path: `${GROUP}/imports?datasetDisplayName=Sales`,
      method: 'POST',
      status: 404,
      body: odata('PowerBIEntityNotFound'),
    },
  },
  {
    code: 'PBI_IMPORT_RDL',
    title: 'A paginated report has its own rules for imports',
    certainty: 'documented',
    docs: pages.imports,
    source: 'the description, and an issue of a client; that this is the reason of a 400 is inferred',
    when: { service: 'powerbi', method: 'POST', path: POSTS, status: [400], also: isBadRdl },
    evidence:
      '400 on POST …/imports for an .rdl name with another nameConflict than Abort or Overwrite, or with a message about .rdl files',
    why: 'For .rdl files nameConflict is only Abort or Overwrite, and datasetDisplayName must end in .rdl.',
    fix: [
      'Send datasetDisplayName=Name.rdl with nameConflict=Abort for the first import, Overwrite after that.',
      'Send the file as multipart/form-data, its filename also with .rdl.',
    ],
    example: {
      path: `${GROUP}/imports?datasetDisplayName=Sales.rdl&nameConflict=CreateOrOverwrite`,
      method: 'POST',
      status: 400,
      body: named('Parameter nameConflict is missing or invalid'),
    },
    nearMiss: {
      path: `${GROUP}/imports?datasetDisplayName=Sales.rdl&nameConflict=Abort`,
      method: 'POST',
      status: 400,
      body: odata('RequestedFileIsEncryptedOrCorrupted'),
    },
  },
  {
    code: 'PBI_IMPORT_DATAFLOW',
    title: 'The upload was treated as a dataflow',
    certainty: 'inferred',
    docs: pages.imports,
    source: 'the words are reported, the cause is concluded: JSON files make dataflows',
    when: { service: 'powerbi', words: /Invalid dataflow structure/i },
    why: 'A JSON file is imported as a dataflow, and this one is not the model.json of a dataflow.',
    fix: [
      'To publish a report or model, send the .pbix file itself, with a filename that ends in .pbix, as multipart/form-data.',
      "To create a dataflow, send its model.json with datasetDisplayName=model.json. The description does not open that to service principals: use a user's token.",
    ],
    example: {
      path: `${GROUP}/imports?datasetDisplayName=Sales`,
      method: 'POST',
      status: 400,
      body: named('Invalid dataflow structure. Exception details: <pi>Invalid model version: 0.11</pi>'),
    },
    nearMiss: {
      path: `${GROUP}/imports?datasetDisplayName=Sales`,
      method: 'POST',
      status: 400,
      body: odata('RequestedFileIsEncryptedOrCorrupted'),
    },
  },
  {
    code: 'PBI_IMPORT_TOO_LARGE',
    title: 'The file is too large to be sent in one request',
    certainty: 'documented',
    docs: pages.largeImports,
    source: 'the description: 1 to 10 GB by a temporary upload location; the status is inferred',
    when: { service: 'powerbi', path: POSTS, status: [413] },
    why: 'A file above 1 GB is not accepted in the body of POST …/imports.',
    fix: [
      'Send Create Temporary Upload Location In Group, and put the file at the url of its answer (PUT, header x-ms-blob-type: BlockBlob). Then POST …/imports with {"fileUrl":"that url"} as application/json.',
      'The workspace must be on a capacity for that.',
      'Or make the file smaller: fewer columns, or an incremental refresh policy.',
    ],
    example: { path: `${GROUP}/imports?datasetDisplayName=Sales`, method: 'POST', status: 413 },
    nearMiss: { path: `${GROUP}/imports?datasetDisplayName=Sales`, method: 'POST', status: 400 },
  },
  {
    code: 'PBI_IMPORT_BODY',
    title: 'The import has no file that the service can read',
    certainty: 'inferred',
    docs: pages.imports,
    source: 'the form is documented; that this is the reason of a 400 is inferred',
    stage: 'shape',
    when: {
      service: 'powerbi',
      method: 'POST',
      path: POSTS,
      status: [400],
      also: ({ answer }) =>
        /^(InvalidRequest|BadRequest)?$/i.test(answer.code) && !answer.info && !/dataflow/i.test(answer.message),
    },
    evidence: '400 on POST …/imports without a code of its own',
    why: ({ evidence }) =>
      /[?&]datasetDisplayName=[^&]/i.test(evidence.url)
        ? 'The answer names no file and no conflict of names, so the form of the request is the likely reason.'
        : 'The query has no datasetDisplayName, which every import needs.',
    fix: [
      'Send ?datasetDisplayName=Sales.pbix&nameConflict=CreateOrOverwrite in the query.',
      'Send the file as multipart/form-data with one part that has a filename; let the client write the header with the boundary.',
      'In Postman: Body, form-data, a row of type File.',
    ],
    example: { path: `${GROUP}/imports?datasetDisplayName=Sales`, method: 'POST', status: 400 },
    nearMiss: {
      path: `${GROUP}/imports?datasetDisplayName=Sales`,
      method: 'POST',
      status: 400,
      body: odata('RequestedFileIsEncryptedOrCorrupted'),
    },
  },
  {
    code: 'PBI_IMPORT_LIVE_CONNECTION',
    title: 'Or: the report has a live connection over the XMLA endpoint',
    stage: 'doubt',
    certainty: 'reported',
    docs: pages.imports,
    source: 'one voice in an issue of a client',
    when: { service: 'powerbi', method: 'POST', path: POSTS, status: [401, 403], caller: 'app', also: isUnexplained },
    why: 'For an app a .pbix that reaches its model over XMLA was refused. The same report, connected to the semantic model, was accepted.',
    fix: [
      'Import a .pbix with its own model: if that is accepted, the connection is the cause, not the role.',
      'In Power BI Desktop connect the report with "Get data, Power BI semantic models", and give the app Build on that model.',
    ],
    example: {
      path: `${GROUP}/imports?datasetDisplayName=Sales`,
      method: 'POST',
      status: 401,
      body: odata('PowerBINotAuthorizedException'),
    },
    nearMiss: { path: `${GROUP}/reports`, status: 401, body: odata('PowerBINotAuthorizedException') },
  },
];

function isBadRdl({ evidence, answer }: View): boolean {
  const query = /[?&]datasetDisplayName=[^&]*\.rdl(&|$)/i.test(evidence.url);
  return (
    (query &&
      !/[?&]nameConflict=(Abort|Overwrite)(&|$)/i.test(evidence.url) &&
      /[?&]nameConflict=/i.test(evidence.url)) ||
    /\.rdl|paginated report/i.test(answer.message)
  );
}

/** The ids in the text with a list that comes with the code; empty when it has none. */
function idsOfMatches({ answer }: Pick<View, 'answer'>): string {
  const text = textOf(
    field(field(field(field(answer.json, 'error'), 'pbi.error'), 'parameters'), 'DuplicatePackagesFullMatch'),
  );
  const ids = [...text.matchAll(/"(?:\w*Id)"\s*:\s*"?([\w-]{1,36})/gi)].map(([, id]) => id).slice(0, 3);
  return ids.length > 0 ? `, with the ids ${ids.join(', ')}` : '';
}
