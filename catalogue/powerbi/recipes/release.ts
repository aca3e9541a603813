import type { Recipe } from '../../model/recipe.ts';

/** Deploys from one stage of a deployment pipeline to the next. */
export const release: Recipe = {
  id: 'release',
  title: 'Release by pipeline',
  short: 'Release',
  does: 'Deploy a stage of a deployment pipeline to the next one, and follow it',
  changes:
    'It deploys everything that the stage has to the next stage: new items are added there, others are overwritten. Nothing is taken back. There is no rehearsal: without a `pipeline` nothing is deployed. A deployment refreshes no model.',
  byHand:
    'Send *Release 1* to *Release 3*, then *Release 4* with the stage in its body. Send *Release 5* until `status` shows an end.',
  inputs: ['pipeline', 'fromStage', 'note', 'recipeMinutes', 'pollSeconds'],
  required: ['pipeline', 'fromStage'],
  emulated: { pipeline: 'Northwind release', fromStage: 'Development' },
  columns: ['stage', 'kind', 'name', 'id', 'difference', 'status', 'error'],
  steps: [
    {
      id: 'pipeline',
      name: 'Find the pipeline',
      operation: 'Pipelines_GetPipelines',
      about: 'Finds the id of `pipeline`.',
    },
    {
      id: 'stages',
      name: 'Look at its stages',
      operation: 'Pipelines_GetPipelineStages',
      about: 'Both stages must have a workspace.',
    },
    {
      id: 'items',
      name: 'Show what would be deployed',
      operation: 'Pipelines_GetPipelineStageArtifacts',
      path: { stageOrder: '{{fromOrder}}' },
      about: 'The items of the stage. The service takes at most 300 of them at a time.',
    },
    {
      id: 'deploy',
      name: 'Deploy',
      operation: 'Pipelines_DeployAll',
      body: '{{recipeBody}}',
      about: 'New items may be added, others may be overwritten. Skipped where the stage has no items.',
    },
    {
      id: 'follow',
      name: 'Follow it',
      operation: 'Pipelines_GetPipelineOperation',
      about: 'Asked until the deployment has ended. Its table shows what became of each item.',
    },
    {
      id: 'show',
      name: 'Show the target',
      operation: 'Pipelines_GetPipelineStageArtifacts',
      path: { stageOrder: '{{toOrder}}' },
      about: 'The items of the next stage, with the ids that they have there.',
    },
  ],
};
