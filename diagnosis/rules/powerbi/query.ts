import type { View } from '../../view.ts';

/** Whether the call runs DAX queries. */
export function isQuery({ path, service }: View): boolean {
  return service === 'powerbi' && /\/executeQueries\/?$/i.test(path);
}

/** Id of the semantic model in the path. */
export function modelOf({ path }: View): string {
  const id = /\/datasets\/([^/]+)/i.exec(path)?.[1];
  return id ? `semantic model ${id}` : 'the semantic model';
}
