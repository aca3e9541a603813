import { withoutInGroup } from './in-group.ts';
import type { DescribedOperation } from '../../model/types.ts';

/** Imports and exports are carried out by a cluster, to which the service may redirect them; by the part of the id that both twins share. */
const REDIRECTED: readonly string[] = [
  'Imports_PostImport',
  'Imports_CreateTemporaryUploadLocation',
  'Reports_ExportReport',
  'Reports_ExportToFile',
  'Reports_GetExportToFileStatus',
  'Reports_GetFileOfExportToFile',
  'Dataflows_ExportDataflowAsAdmin',
];

/** Whether a redirect belongs to the operation. Everywhere else one leads a token astray. */
export function mayRedirect({ id }: Pick<DescribedOperation, 'id'>): boolean {
  return REDIRECTED.includes(withoutInGroup(id));
}
