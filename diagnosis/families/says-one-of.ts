/** Whether an answer gives one of these names as its reason, in any case; `ALM_*` stands for all that begin so. */
export function saysOneOf(wanted: readonly string[], given: readonly string[]): boolean {
  const said = given.map((name) => name.toLowerCase());
  return wanted.some((one) => {
    const name = one.toLowerCase();
    return name.endsWith('*') ? said.some((each) => each.startsWith(name.slice(0, -1))) : said.includes(name);
  });
}
