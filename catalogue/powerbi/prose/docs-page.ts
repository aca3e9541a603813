/** Ends the tag and stands in the id of an operation that is not final. */
export const PREVIEW = '_(Preview)';

/** learn.microsoft.com names a page after the tag and the operation, and drops the operation's prefix where it repeats the tag. */
export function docsPage(tag: string, operationId: string): string {
  const [prefix = ''] = operationId.split('_');
  const name = operationId.replace(PREVIEW, '');
  const page = prefix === tag.replace(PREVIEW, '') ? name.slice(prefix.length + 1) : name;
  return `https://learn.microsoft.com/rest/api/power-bi/${kebab(tag.replace(PREVIEW, ''))}${tag.endsWith(PREVIEW) ? '(preview)' : ''}/${kebab(page)}`;
}

function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll('_', '-');
}
