/** Every request of a collection in its order, with the names of its folders. */
export function requestsOf(collection, folders = []) {
  return (collection.item ?? []).flatMap((item) =>
    item.item ? requestsOf(item, [...folders, item.name]) : [{ ...item, folders }],
  );
}
