/**
 * Members of which the description says one type and its own examples show another. The service sends what the examples show, or
 * either; so nothing is expected of their type.
 */
export const contradictedMembers: Readonly<Record<string, readonly string[]>> = {
  ScorecardColumnSetting: ['columnId'],
};
