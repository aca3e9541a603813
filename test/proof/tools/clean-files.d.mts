export function cleanFiles(committed: string): Record<string, string>;
