/**
 * Loads a package that not every installation has.
 * @param name of the package
 * @param missing makes the error that says how to add it
 * @throws what `missing` made, when it is not installed; any other error as it is: where a package of its own is missing, the installation is
 *   damaged
 */
export async function loadOptional<T>(
  name: string,
  load: () => Promise<T>,
  missing: (cause: unknown) => Error,
): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw code === 'ERR_MODULE_NOT_FOUND' && message.includes(`'${name}'`) ? missing(cause) : cause;
  }
}
