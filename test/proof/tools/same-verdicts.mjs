/**
 * Compares the verdicts of another tool with Newman's.
 * @param {string} tool
 * @param {Map<string, string>} verdicts
 * @param {Map<string, string>} newman
 * @param {Map<string, string>} [excused] reasons by request name: these must differ, because of the tool
 * @returns {string[]} the differences, in words
 */
export function findDifferences(tool, verdicts, newman, excused = new Map()) {
  const names = new Set([...newman.keys(), ...verdicts.keys()]);
  return [...names].flatMap((name) => {
    const [here, there] = [verdicts.get(name) ?? 'not run', newman.get(name) ?? 'not run'];
    const reason = excused.get(name);
    if (here === there)
      return reason ? [`${name} comes out the same in ${tool} after all: take it off the list (${reason})`] : [];
    return reason ? [] : [`${name} is ${here} in ${tool}, ${there} in Newman`];
  });
}
