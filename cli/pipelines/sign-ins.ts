/** How a pipeline signs in. */
export const pipelineSignIns = ['federated', 'secret', 'certificate', 'managed-identity'] as const;

export type PipelineSignIn = (typeof pipelineSignIns)[number];
