import { isLoopbackHost } from '../../catalogue/entra/hosts.ts';
import { beforeYouStart, keepTheSecret, noPermissions, whatAnAppIs } from '../../catalogue/powerbi/before-you-start.ts';
import { valueOf, type Environment } from '../../runner/index.ts';

/** What the guide tells about. */
export interface GuideMaterial {
  /** File of the collection. */
  readonly collection: string;
  /** Whether the collection is the generated one: only of that is it known that it just reads. */
  readonly ours: boolean;
  /** The folders that were asked for; empty: all. */
  readonly asked: readonly string[];
  /** All that it has. */
  readonly folders: readonly string[];
  /** The one that is run first; absent where there is none. */
  readonly first?: string | undefined;
  /** Hosts that the collection trusts besides those of the clouds. */
  readonly trusted: readonly string[];
  /** At least one; the first stands in the commands. */
  readonly environments: readonly { readonly file: string; readonly environment: Environment }[];
}

/** The Newman that all this was tried with, and the oldest Node. */
const NEWMAN = 'newman@6.2.2';
const NODE = 'Node.js 20 or newer';

/** The folder of the requests that need a setting of their own. */
const ADMIN = 'Admin';

/** What a receiver fills in, and where it is found. */
const TO_FILL = {
  tenantId: '*Directory (tenant) ID*, on the overview page of the app registration',
  clientId: '*Application (client) ID*, on the overview page of the app registration',
  clientSecret: "the secret's **Value**, not its ID; shown once, under *Certificates & secrets*",
};

/** One page for whoever receives the zip: from unpacking to the first run, in Postman or with Newman alone. */
export function printGuide(material: GuideMaterial): string {
  return `${[head(material), beforehand(), checksums(), inPostman(material), withNewman(material), whatItDoes(material), whatNewmanWrites(), otherWays()].map((part) => part.trim()).join('\n\n')}\n`;
}

function head({ collection, asked, environments }: GuideMaterial): string {
  const what = asked.length > 0 ? `A part of the Power BI REST API (${asked.join(', ')})` : 'The Power BI REST API';
  const rows = environments.map(
    ({ file, environment }) => `| \`${file}\` | the environment *${cell(environment.name)}*${addressOf(environment)} |`,
  );
  return `# Read me first

${what} as a Postman collection for a service principal. There is no secret in here: you fill in yours, and it stays with you.

| file | what it is |
|---|---|
| \`${collection}\` | the collection |
${rows.join('\n')}
| \`SHA256SUMS\` | checksums of all these |`;
}

function addressOf(environment: Environment): string {
  const url = valueOf(environment, 'apiUrl');
  if (url === '' || !URL.canParse(url)) return '';
  const address = new URL(url);
  return isLoopbackHost(address.hostname)
    ? `: an emulator on your own machine, at ${address.host}`
    : `: ${address.host}`;
}

function beforehand(): string {
  return `## Before you start

${whatAnAppIs} Once, before the first request:

${beforeYouStart.map((step, index) => `${index + 1}. ${step}`).join('\n')}

${noPermissions}`;
}

function checksums(): string {
  return `## Did it arrive as it was sent?

Check before you fill anything in. Open a terminal in the folder of this file, also for all that follows. On Linux, on macOS, in PowerShell:
\`\`\`sh check-linux
sha256sum -c SHA256SUMS
\`\`\`
\`\`\`sh check-macos
shasum -a 256 -c SHA256SUMS
\`\`\`
\`\`\`powershell
Get-Content SHA256SUMS | ForEach-Object { $sum, $file = $_ -split '  '; "\${file}: $((Get-FileHash $file).Hash -eq $sum)" }
\`\`\`

Anyone who can change the files can change the sums. For the zip itself, ask the sender for its sum over another channel.`;
}

function inPostman({ collection, first, environments }: GuideMaterial): string {
  const [environment] = environments;
  const run = first === undefined ? 'Run a request.' : `Run the folder *${first}*.`;
  return `## In Postman

1. *Import* \`${collection}\` and \`${environment!.file}\`, and choose that environment at the top right.
2. Fill in ${toFill(environment!.environment)
    .map((key) => `\`${key}\``)
    .join(
      ', ',
    )}, in the desktop app (the web app sends them through Postman's cloud agent). The secret: ${keepTheSecret}. Save (Ctrl+S).
3. ${run} A red line says what is wrong and what to change.`;
}

function withNewman({ ours, collection, folders, first, environments }: GuideMaterial): string {
  const { file, environment } = environments[0]!;
  const keys = toFill(environment);
  const filled = Object.keys(TO_FILL).filter((key) => !keys.includes(key as keyof typeof TO_FILL));
  const already = filled.length > 0 ? ` (${filled.map((key) => `\`${key}\``).join(' and ')}: filled in already)` : '';
  const others =
    environments.length > 1
      ? ' This is for the first environment of the table above. For another, use its file everywhere below.'
      : '';
  const run = `run ${collection} -e ${file}`;
  const only = first === undefined ? '' : ` --folder "${first}"`;
  return `## With Newman alone

1. Open \`${file}\` in a text editor. Each of these keys${already} is followed by \`"value": ""\`: type the value between those two quotation marks.${others}
${keys.map((key) => `   - \`"key": "${key}"\`: ${TO_FILL[key]}`).join('\n')}
2. Run ${first === undefined ? 'it' : `the folder *${first}*`}. Exit code 0: all is as expected; 1: something was refused or failed, and the lines above it say why.
\`\`\`sh run
newman ${run}${only}
\`\`\`
No Newman yet? ${NODE} alone is enough. (PowerShell says that running scripts is disabled? Write \`newman.cmd\` and \`npx.cmd\`.)
\`\`\`sh run-npx
npx --yes ${NEWMAN} ${run}${only}
\`\`\`
${first === undefined ? '' : everything(`newman ${run}`, ours && folders.includes(ADMIN))}
3. Delete the file that now contains your secret (in PowerShell: \`Remove-Item\`). The zip has an empty one.
\`\`\`sh delete
rm ${file}
\`\`\``;
}

function everything(command: string, hasAdmin: boolean): string {
  const admin = hasAdmin ? ` Red lines under *${ADMIN}* are normal without the setting for admin APIs.` : '';
  return `Then everything.${admin}
\`\`\`sh run-all
${command}
\`\`\``;
}

function toFill(environment: Environment): (keyof typeof TO_FILL)[] {
  return (Object.keys(TO_FILL) as (keyof typeof TO_FILL)[]).filter((key) => valueOf(environment, key) === '');
}

function whatItDoes({ ours, trusted }: GuideMaterial): string {
  const reads = `It only reads, as long as \`allowWrite\` is empty, as in the files here. Requests that are not plain reads are then not sent, and a skipped test says so. \`allowHeavyReads\` set to \`true\` lets it export, scan and query. With the **id of your tenant** in \`allowWrite\` (typed, not \`true\`, not \`{{tenantId}}\`) it creates, changes and deletes: only objects that it created itself, or whose id you typed. To forbid that again, empty the value: clearing the checkbox does not count in Newman. Ids may stay empty: a read looks its id up.

Your secret goes to \`loginUrl\` and the token to \`apiUrl\`. Both must be hosts of Power BI or Entra${trusted.length > 0 ? `, or one that this collection trusts: **${trusted.map(cell).join(', ')}**. Ask the sender why` : ', or your own machine'}.`;
  const unknown = `This collection is not the one that powerbi-postman generates: somebody changed it, or made another. Its own requests and scripts decide what it sends, and where. Look at them before you fill in a secret. \`allowWrite\` is empty in the files here, which only counts if its scripts ask for it.`;
  return `## What it does\n\n${ours ? reads : unknown}`;
}

function whatNewmanWrites(): string {
  return `## What Newman writes

Its reporters \`cli\` and \`junit\` write no secret. Do **not** use these: the reporters \`json\` and \`htmlextra\`, \`--verbose\`, \`--export-environment\`
write the token, the secret or both into files and logs; \`--env-var clientSecret=…\` shows in the list of processes and in the history of the shell.`;
}

function otherWays(): string {
  return `## Other ways to sign in

Instead of \`clientSecret\`, fill in one of these: \`privateKey\` (PEM) and \`certificate\` (PEM, or its thumbprint); \`clientAssertion\` (a ready one, of a
federated credential); or \`accessToken\` alone, which takes precedence over all others.`;
}

/** A text that stays within one cell of a table. */
function cell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[|`*<\\]/g, '');
}
