/** Paths and bodies of the examples; no row looks at them, and none of them travels in a script. */

export const GROUP = '/v1.0/myorg/groups/5b1c3d70-8a2e-4f69-b7d4-0e6a9c2f1b38';
export const DATASET =
  '/v1.0/myorg/groups/5b1c3d70-8a2e-4f69-b7d4-0e6a9c2f1b38/datasets/d2f7a916-3c58-4e0b-9a64-7b1e8f5c2d03';
export const REPORT =
  '/v1.0/myorg/groups/5b1c3d70-8a2e-4f69-b7d4-0e6a9c2f1b38/reports/91e4c6b2-7d0f-4a35-8c29-5f3b0d8e6a17';
export const DATAFLOW =
  '/v1.0/myorg/groups/5b1c3d70-8a2e-4f69-b7d4-0e6a9c2f1b38/dataflows/4c8d1f60-2b7e-4395-a1d8-6e0f9b3c5a72';
export const GATEWAY = '/v1.0/myorg/gateways/a07e5d13-9c46-4b82-8f1a-3d6c2e7b9054';
export const SOURCE =
  '/v1.0/myorg/gateways/a07e5d13-9c46-4b82-8f1a-3d6c2e7b9054/datasources/6f2b8e49-1d75-4c0a-93e6-8a5d7c1f0b24';
export const PIPELINE = '/v1.0/myorg/pipelines/e3a91c57-6f08-4d2b-b5c4-1a7d9e8f2063';
export const ADMIN = '/v1.0/myorg/admin';

/** Other calls of the run that the API answered, in the workspace of the paths. */
export const workspaceAnswered = [
  { operation: 'Groups_GetGroups', outcome: 'answered' },
  { operation: 'Datasets_GetDatasetsInGroup', outcome: 'answered' },
] as const;

/** The OData body, with what stands below the code. */
export function odata(code: string, details: readonly unknown[] = [], parameters: unknown = {}): unknown {
  return { error: { code, 'pbi.error': { code, parameters, details, exceptionCulprit: 1 } } };
}

/** A detail of the OData body. */
export function detail(code: string, value: string): unknown {
  return { code, detail: { type: 1, value } };
}

/** The body with a code and a message. */
export function named(message: string, code = 'InvalidRequest'): unknown {
  return { error: { code, message } };
}

/** A history with one refresh that failed. */
export function failedRefresh(exception: unknown): unknown {
  return {
    value: [
      {
        refreshType: 'ViaApi',
        startTime: '2026-03-04T05:00:00Z',
        endTime: '2026-03-04T05:02:10Z',
        serviceExceptionJson: JSON.stringify(exception),
        status: 'Failed',
        requestId: '7e5d0c18-4b3a-4926-8f71-2c9a6d1e0b53',
      },
    ],
  };
}
