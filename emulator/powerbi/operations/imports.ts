import { addDataflow } from '../content/dataflow.ts';
import { addDataset } from '../content/dataset.ts';
import type { Dataset, Import, Report } from '../content/items.ts';
import { comesToNothing, courseOf, phaseAt } from '../content/job.ts';
import { addReport } from '../content/report.ts';
import { uploadIdOf, uploadUrl } from '../content/upload.ts';
import { roleOf } from '../content/workspace.ts';
import { textOf, type Fields } from '../fields.ts';
import { firstPart } from '../multipart.ts';
import { listed } from '../paging.ts';
import {
  conflictOfPaginated,
  fileUnreadable,
  liveOverXmla,
  modelOutOfReach,
  nameTaken,
  nothingToOverwrite,
  nothingUploaded,
  severalToOverwrite,
} from '../refusals/import.ts';
import { refused } from '../refusals/rule.ts';
import { callerName, inView, shows, twins, within, type Handlers, type Request } from '../request.ts';

/** A model of a file reads from a database behind a gateway, and from the cloud. */
const SOURCES = { sources: 2 };

/** What a file becomes, by the extension of its name: a model and a report unless the extension says otherwise. */
function made(request: Request): Pick<Import, 'datasetIds' | 'reportIds'> {
  const { content, groupId, query } = request;
  const fileName = query.get('datasetDisplayName') ?? '';
  const name = fileName.replace(/\.(pbix|xlsx|csv|rdl|json)$/i, '');
  const by = callerName(request);
  if (/\.rdl$/i.test(fileName)) return { datasetIds: [], reportIds: [paginated(request, name).id] };
  if (/^model\.json$/i.test(fileName)) {
    addDataflow(content, groupId, content.ids.next(), { name: 'Imported dataflow', configuredBy: by });
    return { datasetIds: [], reportIds: [] };
  }
  checkFile(request, fileName);
  const connected = connectedModel(request);
  if (connected !== undefined) {
    const report = { name, datasetId: connected.id, createdBy: by, modifiedBy: by };
    return { datasetIds: [], reportIds: [addReport(content, groupId, content.ids.next(), report).id] };
  }
  const overwritten = overwrittenBy(request, name);
  const dataset = overwritten ?? addDataset(content, groupId, content.ids.next(), { name, configuredBy: by }, SOURCES);
  if (query.get('skipReport') === 'true' || /\.(xlsx|csv)$/i.test(fileName))
    return { datasetIds: [dataset.id], reportIds: [] };
  const shown = overwritten && inView(request, content.reports).find(({ fields }) => fields['name'] === name);
  const report =
    shown ??
    addReport(content, groupId, content.ids.next(), { name, datasetId: dataset.id, createdBy: by, modifiedBy: by });
  return { datasetIds: [dataset.id], reportIds: [report.id] };
}

/** What a package begins with: it is a zip file. */
const PACKAGE_START = 'PK';

/**
 * The file: a part of the request, or what was uploaded before.
 * @returns undefined for a file that is fetched from elsewhere, which is not looked at
 * @throws Refusal where nothing was uploaded
 */
function fileOf({ content, contentType, fields, raw }: Request): Buffer | undefined {
  if (/^multipart\//i.test(contentType)) return firstPart(contentType, raw) ?? Buffer.alloc(0);
  const url = textOf(fields, 'fileUrl');
  if (url === undefined) return undefined;
  if (!URL.canParse(url)) throw refused(nothingUploaded);
  const { pathname, searchParams } = new URL(url);
  const id = uploadIdOf(pathname);
  if (id === undefined) return undefined;
  const upload = content.uploads.find(id);
  if (upload?.file === undefined || searchParams.get('sig') !== upload.signature) throw refused(nothingUploaded);
  return upload.file;
}

/** @throws Refusal where a file that must be a package is none */
function checkFile(request: Request, fileName: string): void {
  const file = fileOf(request);
  if (file === undefined || /\.csv$/i.test(fileName)) return;
  if (file.toString('latin1', 0, PACKAGE_START.length) !== PACKAGE_START) throw refused(fileUnreadable);
}

/**
 * The model that a report is connected to live, as its package says where it is not compressed.
 * @returns undefined for a file with a model of its own
 * @throws Refusal where the model is not there for the caller, or the connection is not one for apps
 */
function connectedModel(request: Request): Dataset | undefined {
  const { content, caller } = request;
  const text = aroundConnection(fileOf(request));
  const [, kind] = /"ConnectionType"\s*:\s*"(pbiServiceLive|pbiServiceXmlaStyleLive)"/.exec(text) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 'pbiServiceXmlaStyleLive' && caller.kind === 'app') throw refused(liveOverXmla);
  const [, id] = /"PbiModelDatabaseName"\s*:\s*"([^"]*)"/.exec(text) ?? [];
  const model = content.datasets.find(id);
  if (model === undefined || roleOf(content, model.groupId, caller) === undefined) throw refused(modelOutOfReach);
  return model;
}

/** The part of a package that tells of a connection; empty where none does. A text of all of a large file would be too long. */
function aroundConnection(file: Buffer = Buffer.alloc(0)): string {
  const at = file.indexOf('"ConnectionType"');
  return at < 0 ? '' : file.toString('latin1', Math.max(0, at - 4096), at + 4096);
}

/** A paginated report of a file, new or in place of the one of the same name. */
function paginated(request: Request, name: string): Report {
  const { content, groupId, query } = request;
  const conflict = query.get('nameConflict')?.toLowerCase();
  if (conflict !== undefined && conflict !== 'abort' && conflict !== 'overwrite') throw refused(conflictOfPaginated);
  const [existing] = inView(request, content.reports).filter(
    ({ fields }) => fields['reportType'] === 'PaginatedReport' && fields['name'] === name,
  );
  if (conflict === 'abort' && existing !== undefined) throw refused(nameTaken);
  if (conflict === 'overwrite' && existing === undefined) throw refused(nothingToOverwrite);
  if (conflict === 'overwrite' && existing !== undefined) return existing;
  const by = callerName(request);
  return addReport(content, groupId, content.ids.next(), {
    name,
    reportType: 'PaginatedReport',
    createdBy: by,
    modifiedBy: by,
  });
}

/**
 * The model of the same name that an import replaces, as its conflict handling wants it.
 * @throws Refusal where that does not fit what is there
 */
function overwrittenBy(request: Request, name: string): Dataset | undefined {
  const conflict = (request.query.get('nameConflict') ?? 'Ignore').toLowerCase();
  if (conflict === 'ignore') return undefined;
  const namesakes = inView(request, request.content.datasets).filter(({ fields }) => fields['name'] === name);
  const [existing, another] = namesakes;
  if (conflict === 'abort' && existing !== undefined) throw refused(nameTaken);
  if (conflict === 'overwrite' && existing === undefined) throw refused(nothingToOverwrite);
  if (another !== undefined)
    throw refused(
      severalToOverwrite,
      namesakes.map(({ id }) => ({ id, name })),
    );
  return existing;
}

/** What an import makes: nothing where it is going to fail. The file and its name are judged in any case. */
function published(request: Request): Pick<Import, 'datasetIds' | 'reportIds'> {
  const { content } = request;
  if (!comesToNothing(courseOf(content, 'import'))) return made(request);
  const there = new Set([...content.datasets.list(), ...content.reports.list()].map(({ id }) => id));
  const { datasetIds, reportIds } = made(request);
  for (const id of datasetIds) if (!there.has(id)) content.datasets.remove(id);
  for (const id of reportIds) if (!there.has(id)) content.reports.remove(id);
  return { datasetIds: [], reportIds: [] };
}

/** Counts a read. Of a failure the service says no more than the state, as users complain. */
function read({ content }: Request, item: Import): void {
  if (item.fields['importState'] !== 'Publishing') return;
  item.reads += 1;
  const phase = phaseAt(item.reads, courseOf(content, 'import'));
  if (phase === 'waiting' || phase === 'running') return;
  const importState = phase === 'succeeded' ? 'Succeeded' : 'Failed';
  Object.assign(item.fields, { importState, updatedDateTime: content.clock.next() });
}

function create(request: Request): Import {
  const { content } = request;
  const id = content.ids.next();
  const createdDateTime = content.clock.next();
  const fields = {
    id,
    name: (request.query.get('datasetDisplayName') ?? '').replace(/\.\w+$/, ''),
    importState: 'Publishing',
    createdDateTime,
    updatedDateTime: createdDateTime,
    source: 'Upload',
    connectionType: textOf(request.fields, 'connectionType') ?? 'import',
  };
  return content.imports.add({ id, groupId: request.groupId, reads: 0, fields, ...published(request) });
}

/** An import as the API shows it, with what is still there of the models and reports that it made. */
export function shownImport(request: Pick<Request, 'content'>, { fields, datasetIds, reportIds }: Import): Fields {
  const { datasets, reports } = request.content;
  return {
    ...fields,
    datasets: datasetIds.flatMap((id) => datasets.find(id)?.fields ?? []),
    reports: reportIds.flatMap((id) => reports.find(id)?.fields ?? []),
  };
}

/** Imports of files. */
export const importHandlers: Handlers = twins({
  // The service takes the file in and publishes it afterwards: accepted, not done.
  Imports_PostImport: (request) => ({ status: 202, body: create(request).fields }),
  Imports_GetImports: (request) =>
    listed(
      request,
      inView(request, request.content.imports).map((item) => shownImport(request, item)),
    ),
  Imports_GetImport: (request) => {
    const item = within(request, request.content.imports, request.path['importId']);
    read(request, item);
    return shows(shownImport(request, item));
  },
  Imports_CreateTemporaryUploadLocation: ({ content, origin }) => {
    // It guards nothing: everybody may read it.
    const [id, signature] = [content.ids.next(), 'emulated'];
    const upload = content.uploads.add({ id, signature, blocks: new Map(), file: undefined });
    return shows({ Url: uploadUrl(origin, upload), ExpirationTime: content.clock.ahead(60) });
  },
});
