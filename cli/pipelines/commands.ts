import { BASELINE, type PipelineChoice } from './choice.ts';
import type { PipelineSignIn } from './sign-ins.ts';
import { programOf } from './tool.ts';

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

/** Whether the run is split over several jobs. One job alone also makes the report. */
export const isSplit = ({ shards }: PipelineChoice): boolean => shards > 1;

/**
 * The command of one job, over several lines of a folded text. With a secret or a key the collection signs in by itself.
 * @param record the folder of its record
 */
export function runCommand(choice: PipelineChoice, record: string = folders.record): string[] {
  const { env, auth, tool } = choice;
  const by = auth === 'federated' || auth === 'managed-identity' ? ` --auth ${auth}` : '';
  return [
    `${programOf(tool)} run --env ${env}${by}`,
    `${isSplit(choice) ? '--shard auto ' : ''}--concurrency 8 --reports ${record}`,
  ];
}

/** What follows a run: a call that was refused (1) is for the report to judge; after anything else there is nothing to judge. */
export const LEFT_TO_REPORT = '|| test $? -eq 1';

/** The commands of the report, as lines of a script; what differs between the systems is the format that their log understands. */
export function reportCommand(choice: PipelineChoice, logFormat: 'github' | 'azure' | 'terminal'): string[] {
  const formats = ['html', 'markdown', 'json', 'junit', logFormat].map((format) => `--format ${format}`).join(' ');
  const records = isSplit(choice) ? `${folders.shards} --merge` : `${folders.record}/record.ndjson`;
  return [
    ...withoutRecord(choice, logFormat === 'terminal'),
    `if test -f ${BASELINE}; then set -- --baseline ${BASELINE}; fi`,
    `${programOf(choice.tool)} report ${records} --exit-code --out ${folders.reports} \\`,
    `  ${formats} \\`,
    `  --save-baseline ${folders.reports}/${BASELINE} "$@"`,
  ];
}

/** A run that could not begin left nothing to judge: the log says where to look, and so does what is kept of the report. */
function withoutRecord(choice: PipelineChoice, oneScript: boolean): string[] {
  const [found, where] = isSplit(choice)
    ? [`find ${folders.shards} -name record.ndjson 2>/dev/null | grep -q .`, 'the jobs of the shards']
    : [`test -f ${folders.record}/record.ndjson`, oneScript ? 'the log above' : 'the step Run'];
  return [
    `if ! ${found}; then`,
    `  mkdir -p ${folders.reports}`,
    `  echo "The run ended before it wrote a record: see ${where}." | tee ${folders.reports}/summary.md`,
    '  exit 1',
    'fi',
  ];
}

/** Sets lines in by some spaces. */
export function indented(lines: readonly string[], spaces: number): string[] {
  return lines.map((line) => `${' '.repeat(spaces)}${line}`);
}
