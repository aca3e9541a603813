import { withoutInGroup } from '../in-group.ts';
import type { DescribedOperation, FormPart } from '../../../model/types.ts';
import { NO_ID } from '../../../model/guid.ts';
import { accessBodies } from './access.ts';
import { contentBodies } from './content.ts';
import type { SampleBodies } from './sample-bodies.ts';

const bodies: SampleBodies = { ...contentBodies, ...accessBodies };

/** A small paginated report: of the files that can be imported the only one that is plain text and complete in a few lines. */
const PAGINATED_REPORT =
  '<?xml version="1.0" encoding="utf-8"?><Report xmlns="http://schemas.microsoft.com/sqlserver/reporting/2016/01/reportdefinition">' +
  '<ReportSections><ReportSection><Body><Height>1in</Height></Body><Width>4in</Width><Page /></ReportSection></ReportSections></Report>';

/** In a request for My workspace the empty GUID stands for My workspace itself. */
const MY_WORKSPACE = NO_ID;

/**
 * Our own valid JSON body for an operation; ids stand in it as `{{variable}}`. The My workspace twin has the same body with the ids
 * of My workspace.
 * @returns undefined for an operation without a JSON body
 */
export function sampleBody(operation: Pick<DescribedOperation, 'id' | 'closedReason'>): unknown {
  const body = bodies[operation.id] ?? bodies[withoutInGroup(operation.id)];
  if (body === undefined || operation.closedReason !== 'my-workspace') return body;
  const text = JSON.stringify(body)
    .replace(/\{\{(?:target|source)(?:Workspace|Group)Id\}\}/g, MY_WORKSPACE)
    .replace(
      /\{\{(dataset|report|targetDashboard)Id\}\}/g,
      (_, name: string) => `{{my${name.charAt(0).toUpperCase()}${name.slice(1)}Id}}`,
    );
  return JSON.parse(text) as unknown;
}

/** The multipart body of the two import operations. */
export function sampleForm(operationId: string): readonly FormPart[] | undefined {
  if (!operationId.startsWith('Imports_PostImport')) return undefined;
  return [{ key: 'file', value: PAGINATED_REPORT, contentType: 'application/xml' }];
}
