/** What to do about an id that only a person can give: its row may be there, or not. */
export function typeIn(variable: string): string {
  return pm.environment.has(variable)
    ? `Type ${variable} in the environment`
    : `Add a row named ${variable} to the environment`;
}

/** The same, after other words of its sentence. */
export function orTypeIn(variable: string): string {
  const advice = typeIn(variable);
  return `or ${advice.charAt(0).toLowerCase()}${advice.slice(1)}`;
}
