import { BASELINE, type PipelineChoice, type PipelineSignIn } from './choice.ts';

/** Where each shard leaves its record, where the report finds them all, and where it puts what it makes. */
export const folders = { record: 'record', shards: 'shards', reports: 'reports' } as const;

/** Values that are secret, by how a pipeline signs in. */
export const secretsOf: Readonly<Record<PipelineSignIn, readonly string[]>> = {
  federated: [],
  secret: ['AZURE_CLIENT_SECRET'],
  certificate: ['POWERBI_PRIVATE_KEY'],
  'managed-identity': [],
};

/** Values that everybody may see, by how a pipeline signs in. */
export const variablesOf: Readonly<Record<PipelineSignIn, readonly string[]>> = {
  federated: ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'],
  secret: ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'],
  certificate: ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'POWERBI_CERTIFICATE'],
  'managed-identity': ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'],
};

/**
 * The command of one shard, over several lines of a folded text. With a secret or a key the collection signs in by itself. A call that was
 * refused (1) is for the report to judge; after anything else there is nothing to judge.
 */
export function runCommand({ env, auth }: PipelineChoice): string[] {
  const by = auth === 'federated' || auth === 'managed-identity' ? ` --auth ${auth}` : '';
  return [
    `node dist/cli/main.js run --env ${env}${by}`,
    `--shard auto --concurrency 8 --reports ${folders.record}`,
    '|| test $? -eq 1',
  ];
}

/** The commands of the report, as lines of a script; what differs between the systems is the format that their log understands. */
export function reportCommand(logFormat: 'github' | 'azure'): string[] {
  const formats = ['html', 'markdown', 'json', 'junit', logFormat].map((format) => `--format ${format}`).join(' ');
  return [
    `if test -f ${BASELINE}; then set -- --baseline ${BASELINE}; fi`,
    `node dist/cli/main.js report ${folders.shards} --merge --exit-code --out ${folders.reports} \\`,
    `  ${formats} \\`,
    `  --save-baseline ${folders.reports}/${BASELINE} "$@"`,
  ];
}

/** Sets lines in by some spaces. */
export function indented(lines: readonly string[], spaces: number): string[] {
  return lines.map((line) => `${' '.repeat(spaces)}${line}`);
}
