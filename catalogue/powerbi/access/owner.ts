/** Operations that the description keeps for the owner of a semantic model (the "dataset owner"). A role in the workspace is not enough. */
export const forModelOwner =
  /^Datasets_(UpdateDataset|UpdateRefreshSchedule|UpdateDirectQueryRefreshSchedule|UpdateParameters|UpdateDatasources)(InGroup)?$/;
