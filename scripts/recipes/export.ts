import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { headerOf, readJson } from '../shared/response.ts';
import { input } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { askAgain, goTo, retryAfter } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass } from './flow/tell.ts';

const ENDS = 'The export succeeds';
/** The service may want the whole export once more: so often it gets it. */
const MOST_STARTS = 3;
const MOST_PAGES = 50;
const INTERACTIVE = ['PDF', 'PPTX', 'PNG'];
const PAGINATED = ['PDF', 'ACCESSIBLEPDF', 'PPTX', 'XLSX', 'DOCX', 'CSV', 'XML', 'MHTML', 'IMAGE'];

runSteps({
  workspace: {
    then: () =>
      pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, ({ isOnDedicatedCapacity }) =>
        keep('onCapacity', isOnDedicatedCapacity === true),
      ),
  },
  report: { then: () => pickOne({ noun: 'report', by: 'report', id: 'reportId' }, prepare) },
  pages: { then: choosePages },
  start: { then: started, otherwise: refused },
  status: { then: look, otherwise: failedInside },
  file: { then: downloaded },
});

function prepare({ reportType }: Thing): void {
  const isPaginated = reportType === 'PaginatedReport';
  const format = formatAsked();
  const formats = isPaginated ? PAGINATED : INTERACTIVE;
  if (formats.indexOf(format) < 0)
    return fail(
      INPUT_TEST,
      `${isPaginated ? 'a paginated' : 'an interactive'} report is not exported as ${format}. exportFormat is one of ${formats.join(', ')}`,
    );
  give('exportBody', JSON.stringify({ format }));
  if (input('exportPages') === '') return goTo('start');
  if (isPaginated) fail(INPUT_TEST, 'a paginated report is exported as a whole: empty exportPages');
}

function formatAsked(): string {
  return (input('exportFormat') || 'PDF').toUpperCase();
}

/** People know what a page is called in the report; the service wants its own name for it. */
function choosePages(): void {
  const pages = listIn();
  const asked = input('exportPages')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const chosen = asked.map((name) => pages.find((page) => isCalled(page, name)));
  const unknown = asked.filter((_, index) => chosen[index] === undefined);
  if (unknown.length > 0) {
    const names = pages.map(({ displayName }) => String(displayName)).join(', ');
    return fail(INPUT_TEST, `the report has no page "${unknown.join('", "')}". There are: ${names}.`);
  }
  if (chosen.length > MOST_PAGES) return fail(INPUT_TEST, `an export has at most ${MOST_PAGES} pages`);
  const configured = { pages: chosen.map((page) => ({ pageName: page!['name'] })) };
  give('exportBody', JSON.stringify({ format: formatAsked(), powerBIReportConfiguration: configured }));
}

function isCalled({ name, displayName }: Thing, text: string): boolean {
  return [name, displayName].some((each) => String(each).toLowerCase() === text.toLowerCase());
}

function started(): void {
  const { id } = readJson() as { id: string };
  give('exportId', id);
  keep('exportId', id);
  keep('starts', (kept<number>('starts') ?? 0) + 1);
  pass(`the export has started (${id})`);
  goTo('status');
}

/** The service answers no more than 403 where there is no capacity. */
function refused(): boolean {
  if (pm.response.code !== 403 || kept('onCapacity')) return false;
  fail(
    'The workspace is on a capacity',
    `${String(kept('workspace'))} is on none, and a report is exported to a file only from a workspace on a capacity. Assign one to it`,
  );
  return true;
}

interface Export {
  readonly status?: string;
  readonly percentComplete?: number;
  readonly resourceFileExtension?: string;
  readonly ResourceFileExtension?: string;
  readonly expirationTime?: string;
  readonly error?: { readonly code?: string; readonly message?: string };
}

function look(): void {
  const job = readJson() as Export;
  if (job.status === 'Failed') return ended(job);
  if (job.status !== 'Succeeded') {
    askAgain(`the export is at work (${String(job.percentComplete ?? 0)} %)`);
    return;
  }
  keep('extension', job.resourceFileExtension ?? job.ResourceFileExtension ?? '');
  keep('expires', job.expirationTime ?? '');
  pass(ENDS);
}

/** A success status that carries the error of a failed export. */
function failedInside(): boolean {
  const job = (readJson() ?? {}) as Export;
  if (pm.response.code !== 200 || job.status !== 'Failed') return false;
  ended(job);
  return true;
}

/** With Retry-After the whole export may be started again; without it has failed for good. */
function ended({ error }: Export): void {
  const words = error ? `: ${[error.code, error.message].filter(Boolean).join(', ')}` : '';
  const starts = kept<number>('starts') ?? 1;
  if (retryAfter() === undefined) return fail(ENDS, `it failed for good${words}`);
  if (starts >= MOST_STARTS) return fail(ENDS, `it failed ${starts} times${words}. The service asks to start it later`);
  if (askAgain('the export failed, and the service wants it started again')) goTo('start');
}

function downloaded(): void {
  const size = Number(headerOf('Content-Length')) || pm.response.size().body;
  const name = fileName(String(kept('report')), String(kept('extension')));
  show([
    {
      report: kept('report'),
      format: formatAsked(),
      pages: input('exportPages') || 'all',
      size,
      saveAs: name,
      expires: kept('expires'),
      exportId: kept('exportId'),
    },
  ]);
  if (size > 0) pass(`${name} has ${size} bytes`);
  else fail('The file has something in it', 'it is empty');
}

/** Without what a file's name cannot have on some system. */
function fileName(report: string, extension: string): string {
  const plain = report.replace(/[\\/:*?"<>|]+/g, '-').trim() || 'report';
  return plain + (extension === '' || extension.charAt(0) === '.' ? extension : '.' + extension);
}
