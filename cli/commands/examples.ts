/**
 * What stands below a command's help, ready to copy: a line each, and below it what it is good for.
 * @param rows arguments without the program's name, and what they do
 */
export function examples(...rows: readonly (readonly [args: string, does: string])[]): string {
  return ['Examples:', ...rows.flatMap(([args, does]) => [`  powerbi-postman ${args}`, `      ${does}`]), ''].join(
    '\n',
  );
}
