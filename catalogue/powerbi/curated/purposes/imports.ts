/** Files that become semantic models, reports and dataflows. */
export const imports = {
  Imports_PostImportInGroup:
    'Publishes a .pbix, .rdl, .xlsx or dataflow file to a workspace and answers at once; Get Import In Group shows the outcome.',
  Imports_GetImportsInGroup:
    'Lists the imports of a workspace with the semantic models and reports that came from each file.',
  Imports_GetImportInGroup:
    'Shows whether an import is done and which semantic models and reports came of it; ask until it has succeeded or failed.',
  Imports_CreateTemporaryUploadLocationInGroup:
    'Issues a secret address to upload a .pbix file of 1 to 10 GB, which an import then takes from there; Premium only.',
} as const;
