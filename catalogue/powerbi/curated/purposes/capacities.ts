/** Capacities: which there are, what they carry, and how it is refreshed. */
export const capacities = {
  Capacities_GetCapacities:
    'Lists the capacities that the caller has a right on, with size and state; a capacity id for other calls comes from here.',
  Capacities_GetRefreshables:
    'Lists semantic models on all your capacities with duration and failures of their refreshes in the last seven days.',
  Capacities_GetRefreshablesForCapacity:
    'Lists semantic models on one capacity with duration and failures of their last refreshes, to find the expensive ones.',
  Capacities_GetRefreshableForCapacity:
    'Shows how the refreshes of one semantic model on a capacity went in the last seven days, at most sixty of them.',
  Capacities_GetWorkloads:
    'Lists the workloads of an older capacity and the memory each may take; it says nothing about Gen2 capacities.',
  Capacities_GetWorkload:
    'Shows whether one workload of an older capacity is on and how much memory it may take; not for Gen2.',
  Capacities_PatchWorkload:
    'Switches a workload of an older capacity on or off and limits its memory; it has no meaning on Gen2.',
  Groups_AssignToCapacity:
    'Moves a workspace to a capacity, which exports, deployment pipelines and more than a few embed tokens require.',
  Groups_CapacityAssignmentStatus:
    'Shows whether the move of a workspace to a capacity is finished; ask again until it is.',
} as const;
