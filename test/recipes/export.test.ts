import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import type { EmulatorOptions } from '../../emulator/index.ts';
import type { ExportCourse } from '../../emulator/tenant/jobs.ts';
import { runRecipe } from './run-recipe.ts';

const TITLE = 'Export a report';
const inputs = { workspace: 'Northwind Sales', report: 'Sales overview' };
const START = '202 POST Export 4 Start the export';

test('finds by name, starts, follows, downloads, and says what to save it as', async () => {
  const { sent, failed, rows } = await runRecipe(TITLE, inputs);
  expect(failed).toEqual([]);
  expect(sent).toEqual([
    '200 GET Export 1 Find the workspace',
    '200 GET Export 2 Find the report',
    START,
    '202 GET Export 5 Follow it',
    '200 GET Export 5 Follow it',
    '200 GET Export 6 Download the file',
  ]);
  expect(rows).toEqual([
    expect.objectContaining({ report: 'Sales overview', format: 'PDF', pages: 'all', saveAs: 'Sales overview.pdf' }),
  ]);
  expect(rows[0]!['size']).toBeGreaterThan(100);
  expect(rows[0]!['exportId']).toMatch(/^[\da-f-]{36}$/);
  expect(Date.parse(String(rows[0]!['expires']))).toBeGreaterThan(Date.now());
});

test('pages by the name that readers see', async () => {
  const { bodies, failed, rows } = await runRecipe(TITLE, {
    ...inputs,
    exportFormat: 'pptx',
    exportPages: 'by product',
  });
  expect(failed).toEqual([]);
  expect(bodies.get('Export 4 Start the export')).toEqual({
    format: 'PPTX',
    powerBIReportConfiguration: { pages: [{ pageName: 'ReportSection1' }] },
  });
  expect(rows).toMatchObject([{ pages: 'by product', saveAs: 'Sales overview.pptx' }]);
});

test('a paginated report has other formats', async () => {
  const { failed, rows } = await runRecipe(TITLE, { ...inputs, report: 'Invoice', exportFormat: 'XLSX' });
  expect(failed).toEqual([]);
  expect(rows).toMatchObject([{ saveAs: 'Invoice.xlsx' }]);
});

test.each<[string, Record<string, string>, string]>([
  [
    'no such page',
    { exportPages: 'Overview, Stock' },
    'Inputs: the report has no page "Stock". There are: Overview, By product.',
  ],
  [
    'a format for paginated reports',
    { exportFormat: 'XLSX' },
    'Inputs: an interactive report is not exported as XLSX. exportFormat is one of PDF, PPTX, PNG',
  ],
  [
    'pages of a paginated report',
    { report: 'Invoice', exportPages: 'Overview' },
    'Inputs: a paginated report is exported as a whole',
  ],
  ['no such report', { report: 'Stock' }, 'Inputs: no report has the name "Stock" here.'],
])('%s: nothing is started', async (_name, other, reason) => {
  const { sent, failed } = await runRecipe(TITLE, { ...inputs, ...other });
  expect(failed[0]).toContain(reason);
  expect(sent.filter((line) => line.includes('POST'))).toEqual([]);
});

test('an export that failed with Retry-After is started again', async () => {
  const { sent, failed } = await runRecipe(TITLE, inputs, exports({ ends: 'failed-again' }));
  expect(failed).toEqual([]);
  expect(sent.filter((line) => line === START)).toHaveLength(2);
});

test('no Retry-After while it is at work: pollSeconds counts', async () => {
  const { sent, failed, told } = await runRecipe(TITLE, inputs, exports({ retryAfter: false, reads: 3 }));
  expect(failed).toEqual([]);
  expect(told).toContain('the export is at work (0 %): looking again in 0 s');
  expect(sent.filter((line) => line.includes('Export 5'))).toHaveLength(3);
});

test('a workspace on no capacity: the bare 403 is told in words', async () => {
  const { failed } = await runRecipe(TITLE, inputs, {
    scenario: { about: 'no capacity', tenant: { workspaces: { 'Northwind Sales': { capacity: null } } } },
  });
  expect(failed).toEqual([
    expect.stringContaining(
      'The workspace is on a capacity: Northwind Sales is on none, and a report is exported to a file only',
    ),
  ]);
});

function exports(course: ExportCourse): EmulatorOptions {
  return { scenario: { about: 'exports', tenant: { jobs: { export: course } } } };
}

test('the workspace can be typed as an id', async () => {
  const { failed } = await runRecipe(TITLE, { groupId: standardTenant.groupId, report: 'Sales overview' });
  expect(failed).toEqual([]);
});
