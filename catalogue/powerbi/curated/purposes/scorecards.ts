/** Scorecards with their goals, the values of the goals, notes on them, and rules for their status. */
export const scorecards = {
  'Scorecards_(Preview)_Get':
    'Lists the scorecards of a workspace; all calls about goals need a scorecard id from here.',
  'Scorecards_(Preview)_GetByID':
    'Shows one scorecard, and on request its goals with values and notes in the same answer.',
  'Scorecards_(Preview)_GetScorecardByReportId':
    'Finds the scorecard behind an internal report id, for example when only the address of that report is known.',
  'Scorecards_(Preview)_Post': 'Creates an empty scorecard in a workspace; add goals to it next.',
  'Scorecards_(Preview)_PatchByID': 'Changes the name or other properties of a scorecard; its goals stay as they are.',
  'Scorecards_(Preview)_DeleteByID': 'Deletes a scorecard from a workspace with all its goals and their values.',
  'Scorecards_(Preview)_MoveGoals':
    'Changes the order of goals in a scorecard, or puts goals under another parent goal.',
  // Goals
  'Goals_(Preview)_Get': 'Lists the goals of a scorecard; add $expand to get their values in the same answer.',
  'Goals_(Preview)_GetByID':
    'Shows one goal of a scorecard: its dates, its place in the list, and whether it has status rules.',
  'Goals_(Preview)_Post': 'Adds a goal to a scorecard; values are sent as check-ins or come from a connected report.',
  'Goals_(Preview)_PatchByID':
    'Changes a goal, such as its name, description or dates; a current value is sent as a check-in.',
  'Goals_(Preview)_DeleteByID': 'Deletes a goal from a scorecard with its values and notes.',
  'Goals_(Preview)_GetRefreshHistory':
    'Lists the refreshes of a goal that is connected to data, to find out why its value is old.',
  'Goals_(Preview)_RefreshGoalCurrentValue':
    'Starts fetching the current value of a connected goal from its data, without waiting for the next automatic update.',
  'Goals_(Preview)_RefreshGoalTargetValue':
    'Starts fetching the target of a goal from its data, if the target is connected and not typed.',
  'Goals_(Preview)_DeleteGoalCurrentValueConnection':
    'Ends the connection between a goal and the data of its current value, so that people enter it from now on.',
  'Goals_(Preview)_DeleteGoalTargetValueConnection':
    'Ends the connection between a goal and the data of its target, so that people enter it from now on.',
  // Rules
  'GoalsStatusRules_(Preview)_Get': 'Shows the rules by which a goal gets its status, such as "behind" below a value.',
  'GoalsStatusRules_(Preview)_Post':
    'Sets the rules by which a goal gets its status, in place of a status that people choose.',
  'GoalsStatusRules_(Preview)_Delete': 'Deletes the status rules of a goal; from then on people choose its status.',
  // Values
  'GoalValues_(Preview)_Get': 'Lists the check-ins of a goal, its values by day, for a chart or a report of your own.',
  'GoalValues_(Preview)_GetByID': 'Shows the check-in of a goal for one day, named by its date in UTC.',
  'GoalValues_(Preview)_Post': 'Adds a check-in to a goal: its value, target and status on a day.',
  'GoalValues_(Preview)_PatchByID': 'Corrects value, target or status in the check-in of one day.',
  'GoalValues_(Preview)_DeleteByID': 'Deletes the check-in of one day from a goal, with its notes.',
  // Notes
  'GoalNotes_(Preview)_Post': 'Adds a note to a check-in, for example why the value has changed.',
  'GoalNotes_(Preview)_PatchByID':
    'Changes the text of a note on a check-in; its id comes from the check-in with $expand=notes.',
  'GoalNotes_(Preview)_DeleteByID': 'Deletes a note from a check-in; the value of that day stays.',
} as const;
