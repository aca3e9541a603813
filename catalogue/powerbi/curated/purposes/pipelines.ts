/** Deployment pipelines: stages, deployments, and who may use them. */
export const pipelines = {
  Pipelines_GetPipelines:
    'Lists the deployment pipelines that the caller has access to; an empty list means that none is shared with it.',
  Pipelines_GetPipeline: 'Shows one deployment pipeline, and with $expand=stages also the workspaces of its stages.',
  Pipelines_CreatePipeline:
    'Creates a deployment pipeline with its stages still empty; assign a workspace to the first one next.',
  Pipelines_UpdatePipeline:
    'Changes the name or description of a deployment pipeline; stages and workspaces stay as they are.',
  Pipelines_DeletePipeline:
    'Deletes a deployment pipeline, but not the workspaces of its stages; impossible while a deployment is running.',
  Pipelines_GetPipelineStages:
    'Lists the stages of a deployment pipeline with their workspaces; the stage numbers for other calls are these.',
  Pipelines_GetPipelineStageArtifacts:
    'Lists what a stage contains and can be deployed, each with its counterpart in the next stage; unsupported items are missing.',
  Pipelines_AssignWorkspace:
    'Assigns a workspace to an empty stage; the caller must be its Admin, and no other pipeline may use it.',
  Pipelines_UnassignWorkspace:
    'Frees a stage from its workspace, for example to assign another one; not possible while a deployment is running.',
  Pipelines_DeployAll:
    'Starts deploying everything supported in a stage, up to 300 items, to the next stage; models there need a refresh afterwards.',
  Pipelines_SelectiveDeploy:
    'Starts deploying the items you name, up to 300, to the next stage; use it to release part of a workspace.',
  Pipelines_GetPipelineOperations:
    'Lists the last 20 deployments of a pipeline, for example to find out who released what and when.',
  Pipelines_GetPipelineOperation:
    'Shows the progress of a deployment, step by step; after starting one, repeat this until it has succeeded or failed.',
  Pipelines_GetPipelineUsers: 'Lists who has access to a deployment pipeline; access to its workspaces is separate.',
  Pipelines_UpdatePipelineUser:
    'Gives a user, group or service principal access to a deployment pipeline; to deploy, it also needs roles in the workspaces.',
  Pipelines_DeletePipelineUser:
    'Takes away the access of a user, group or service principal to a deployment pipeline; roles in workspaces stay.',
} as const;
