import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import vm from 'node:vm';

const compiled = new Map<string, vm.Script>();

/** Where the compiled form of a file is kept: beside it, for this version of Node on this kind of machine. V8 refuses any other. */
const cacheOf = (file: string): string => `${file}.${process.version}-${process.arch}.cache`;

/** The script in a file that the build wrote, compiled before if the build ran with this Node. */
export function compiledFile(file: string): vm.Script {
  const cache = cacheOf(file);
  const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
  const script = new vm.Script(readFileSync(file, 'utf8'), { filename: file, ...(cachedData ? { cachedData } : {}) });
  compiled.set(file, script);
  return script;
}

/** Writes the compiled form of every file that was loaded, with the functions that were called until now. For the build only. */
export function keepCompiled(): string[] {
  for (const [file, script] of compiled) writeFileSync(cacheOf(file), script.createCachedData());
  return [...compiled.keys()];
}
