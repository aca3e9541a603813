/**
 * Every request of a collection in its order, with the names of its folders.
 * @param {{ item?: any[] }} collection the whole or a folder
 * @param {string[]} [folders]
 * @returns {(import('./project.mjs').Item & { folders: string[] })[]}
 */
export function requestsOf(collection, folders = []) {
  return (collection.item ?? []).flatMap((item) =>
    item.item ? requestsOf(item, [...folders, item.name]) : [{ ...item, folders }],
  );
}
