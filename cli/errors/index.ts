import type { CodedError, ErrorCode } from './cli-error.ts';
import { nearest } from '../input/nearest.ts';
import { signInAdvice } from '../sign-in/advice.ts';

/** What a person needs to know about an error; `{subject}` stands for what it is about. */
export interface Advice {
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly link?: string;
}

const SETUP = 'https://learn.microsoft.com/power-bi/developer/embedded/embed-service-principal';
const PORTAL = 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app';
const ENV_FORMAT = 'https://learning.postman.com/docs/use/send-requests/variables/managing-environments/';

/** One row for each code. */
export const advice: Readonly<Record<ErrorCode, Advice>> = {
  ...signInAdvice,
  E_USAGE: {
    what: '{subject}',
    why: 'The command line was not understood.',
    next: 'Run `powerbi-postman --help`, or add `--help` to the command.',
  },
  E_SECRET_FLAG: {
    what: '{subject} is not taken from the command line',
    why: 'Every user of the machine can read command lines, and shells keep them in their history.',
    next: 'Set AZURE_CLIENT_SECRET (or POWERBI_ACCESS_TOKEN) in the environment or in a .env file. If you just typed a real secret, replace it.',
  },
  E_CREDENTIALS_MISSING: {
    what: 'the run has no credentials yet: {subject}',
    why: 'A service principal signs in with a tenant, a client id and a client secret, a certificate or a client assertion; an access token can stand in for all of them.',
    next: 'Copy .env.example to .env and fill them in, or set them in the process environment, or sign in without a secret with `--auth`, or run `powerbi-postman run --emulator`, which needs none.',
    link: SETUP,
  },
  E_VALUE_PLACEHOLDER: {
    what: '{subject} is still a placeholder',
    why: 'The value is an example or an unresolved variable, so the service would refuse it.',
    next: 'Put the real value there, or leave it empty.',
    link: SETUP,
  },
  E_VALUE_WHITESPACE: {
    what: '{subject} has spaces or line breaks in it or around it',
    why: 'They come along with copying, and the service takes them as part of the value.',
    next: 'Paste the value again without them.',
  },
  E_VALUE_QUOTED: {
    what: '{subject} has quotes around it',
    why: 'They come along with copying from a document or a script, and the service takes them as part of the value.',
    next: 'Paste the value again without them. In .env quotes are taken away; in a process variable, an environment or a row they are not.',
  },
  E_VALUE_INVISIBLE: {
    what: '{subject} has a character in it or around it that cannot be seen',
    why: 'A space of width zero, a byte order mark or a blank that does not break comes along with copying from a web page or a chat. The service takes it as part of the value.',
    next: 'Copy the value from where it was made, or type it, into an empty field.',
  },
  E_TENANT_MALFORMED: {
    what: '{subject} is no tenant',
    why: 'An app signs in to one directory, named by its GUID or one of its verified domains; common, organizations and consumers are for people.',
    next: 'Copy the "Directory (tenant) ID" from the overview of the app registration.',
    link: PORTAL,
  },
  E_CLIENT_ID_MALFORMED: {
    what: '{subject} is no client id',
    why: 'A client id is a GUID.',
    next: 'Copy the "Application (client) ID" from the overview of the app registration, not its name.',
    link: PORTAL,
  },
  E_CLIENT_SECRET_MALFORMED: {
    what: '{subject} is no client secret but looks like the ID of one',
    why: 'The portal shows two columns: the Value is the secret, the Secret ID is only its number.',
    next: 'Use the Value. It is shown once: if it is gone, make a new secret.',
    link: PORTAL,
  },
  E_ENV_UNKNOWN: {
    what: 'there is no environment {subject}',
    why: 'It is neither one of the known names nor a file.',
    next: '{known}',
  },
  E_ENV_UNREADABLE: {
    what: 'the environment {subject} cannot be read',
    why: '{cause}',
    next: 'Check the path. The environments that belong to the project are written by `powerbi-postman generate`.',
  },
  E_ENV_INVALID: {
    what: '{subject} is no Postman environment',
    why: 'An environment is JSON with a name and a list of values, each with a key.',
    next: 'Export it from Postman again, or take a copy of one in environments/.',
    link: ENV_FORMAT,
  },
  E_COLLECTION_UNREADABLE: {
    what: 'the collection {subject} cannot be read',
    why: '{cause}',
    next: 'Write it with `powerbi-postman generate`.',
  },
  E_COLLECTION_INVALID: {
    what: '{subject} is no Postman collection of format v2.1',
    why: 'It is damaged, or of another format.',
    next: 'Write it anew with `powerbi-postman generate`.',
  },
  E_FOLDER_UNKNOWN: {
    what: 'the collection has no folder {subject}',
    why: 'Folders are called as in the collection.',
    next: '{known}',
  },
  E_AREA_UNKNOWN: {
    what: 'there is no area {subject}',
    why: 'Areas are those of the official description.',
    next: '{known}',
  },
  E_SCOPE_UNKNOWN: {
    what: 'no operation needs the scope {subject}',
    why: 'Scopes are called as in the official documentation.',
    next: '{known}',
  },
  E_OPERATION_UNKNOWN: {
    what: 'there is no operation {subject}',
    why: 'Operations go by their official id, such as Groups_GetGroups.',
    next: '{known} See `powerbi-postman operations` for all of them.',
    link: 'https://learn.microsoft.com/rest/api/power-bi/',
  },
  E_DESCRIPTION_UNREADABLE: {
    what: 'the description {subject} cannot be read',
    why: '{cause}',
    next: 'Check the path given to --from.',
  },
  E_DESCRIPTION_INVALID: {
    what: '{subject} is no description of the Power BI API',
    why: '{cause}',
    next: 'Take swagger.json from the official repository; it is Swagger 2.0.',
    link: 'https://github.com/microsoft/PowerBI-CSharp/tree/master/sdk/swaggers',
  },
  E_URL_INVALID: {
    what: 'nothing was sent, because {subject}',
    why: 'The secret goes to loginUrl and the token to apiUrl, so both must be plain addresses: no user name, query, fragment or path.',
    next: 'Take the value from one of the files in environments/. If it is an API gateway with a path, name its host: `--trust-host HOST`.',
  },
  E_URL_NOT_HTTPS: {
    what: 'nothing was sent, because {subject}',
    why: 'Anybody on the way could read the secret and the tokens. Only this machine itself may be reached by http.',
    next: 'Use https.',
  },
  E_HOST_UNKNOWN: {
    what: 'nothing was sent, because {subject}',
    why: 'The secret and the tokens go only to hosts of Microsoft, to this machine, and to hosts that you trust. A file from somebody else cannot name others.',
    next: 'Correct the address, or take it from one of the files in environments/. If you trust that host with your secret, run again with `--trust-host HOST`.',
  },
  E_NEWMAN_UNFIT: {
    what: 'nothing was sent, because this Newman cannot be watched over: {subject}',
    why: 'Every request passes a check of what it does and where it goes. This version of Newman sends in another way, so nothing would be checked.',
    next: 'Install the versions that package-lock.json names: `npm ci`.',
  },
  E_ALLOW_WRITE_TENANT: {
    what: '--allow-write does not say which tenant may be changed: {subject}',
    why: 'Consent names the tenant by its id, so that no other tenant is changed by mistake. A domain can be moved, an id cannot.',
    next: 'Name it: `--allow-write TENANT-ID`. `powerbi-postman token` shows the id of the tenant that a token is for.',
  },
  E_PROXY_INVALID: {
    what: '{subject} is not the address of a proxy',
    why: 'It must be like http://proxy:8080, proxy:8080 or socks5://proxy:1080.',
    next: 'Correct it, or unset it. A user name and a password go in front of the host, percent-encoded: http://user:password@proxy:8080.',
  },
  E_WORKING_DIR_INVALID: {
    what: '--working-dir cannot be used: {subject}',
    why: 'The requests of a collection may carry the files of that folder and no others. A link in it could lead to any other file.',
    next: 'Name a folder that holds just the files to be sent.',
  },
  E_EMULATOR_ABSENT: {
    what: 'no emulator answers at {subject}',
    why: 'The environment "emulator" expects one to be running already.',
    next: 'Start it with `powerbi-postman emulate`, or let the run bring its own: `powerbi-postman run --emulator`.',
  },
  E_IDENTITY_SAME: {
    what: 'A and B are the same identity: {subject}',
    why: 'What one can do the other can, so there is nothing to compare. Nothing was sent.',
    next: 'Say who B is: `--with ENV` with another app in it or in WITH_AZURE_CLIENT_ID and WITH_AZURE_CLIENT_SECRET, or a token with `--with-token-file FILE`.',
  },
  E_PORT_IN_USE: {
    what: 'port {subject} is in use',
    why: 'Another program listens there, perhaps another emulator.',
    next: 'End that one, or choose another with `--port N`; `--port 0` takes a free one.',
  },
  E_TLS_INVALID: {
    what: '{subject} are no certificate and its private key',
    why: '{cause}',
    next: 'Give two PEM files that belong together. For a test: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost`.',
  },
  E_REPORTS_LOST: {
    what: 'the reports of the run cannot be written to {subject} any more',
    why: '{cause}',
    next: 'What was sent was sent. Make room, then run it again; what was written of record.ndjson until then can be read with `powerbi-postman report`.',
  },
  E_REPORTS_LOCKED: {
    what: 'another command is writing to the folder {subject}',
    why: '{cause} Two commands in one folder would overwrite each other.',
    next: 'Wait until it has ended, or choose another folder: `--reports DIR` for run and compare, `--out DIR` for report. Nothing was sent or written.',
  },
  E_REPORTS_UNWRITABLE: {
    what: 'the reports cannot be written to {subject}',
    why: '{cause}',
    next: 'Choose another folder with `--reports DIR`. Nothing was sent.',
  },
  E_RECORD_UNREADABLE: {
    what: 'the run record {subject} cannot be read',
    why: '{cause}',
    next: 'Check the path. `run` writes record.ndjson and record.json into its folder of reports.',
  },
  E_RECORD_INVALID: {
    what: '{subject} is no run record',
    why: '{cause}',
    next: 'Give record.json or record.ndjson as `run` wrote it; docs/run-record.schema.json says what is in it.',
  },
  E_RECORDS_MIXED: {
    what: 'these records do not make one run: {subject}',
    why: 'Only the records of the shards of one run can be merged, each once; of a shard that was run again the later record counts.',
    next: 'Give one record of each shard, or each record by itself.',
  },
  E_BASELINE_UNREADABLE: {
    what: 'the baseline {subject} cannot be read',
    why: '{cause}',
    next: 'Check the path. A first one is written by `run --save-baseline FILE`. Nothing was sent.',
  },
  E_BASELINE_FOREIGN: {
    what: 'the baseline {subject} is not of this identity',
    why: '{cause} What one identity can reach says nothing about another.',
    next: 'Use the baseline of this identity, or save one with `--save-baseline FILE`.',
  },
  E_BASELINE_INVALID: {
    what: '{subject} is no baseline',
    why: '{cause}',
    next: 'Write it anew with `run --save-baseline FILE`. Nothing was sent.',
  },
  E_OUT_UNWRITABLE: {
    what: '{subject} cannot be written',
    why: '{cause}',
    next: 'Choose another place, or check its permissions.',
  },
  E_FILE_UNREADABLE: { what: '{subject} cannot be read', why: '{cause}', next: 'Check the path.' },
  E_INPUT_EMPTY: {
    what: 'nothing came from {subject}',
    why: 'There is neither an answer nor a token to look at.',
    next: 'Name a file, give a few words (`explain 401`), or put the text on standard input. For an answer with an empty body say what it was: `--status 403 --header "name: value"`.',
  },
  E_INPUT_TOO_LARGE: {
    what: '{subject} is too large',
    why: 'A token of more than 4 MB, or a text of more than 10 MB, is most likely the wrong file.',
    next: 'Give the output of `curl -i` for the one request that was refused, or the file with the token alone.',
  },
  E_ANSWER_UNREADABLE: {
    what: 'nothing in {subject} says what was answered',
    why: 'There is no status, no error code, no JSON of an error and no AADSTS number in it.',
    next: 'Paste what the client printed, from the status or the word "error" on; best is the output of `curl -i`. Or say the status: `--status 403`.',
  },
  E_STATUS_UNKNOWN: {
    what: 'the status of the answer from {subject} is not known',
    why: 'It is JSON, but neither a status nor the reason of an error stands in it.',
    next: 'Add `--status 403`, and `--header "name: value"` for the headers: the reason is often in x-powerbi-error-info.',
  },
  E_TOKEN_MALFORMED: {
    what: '{subject} is no JWT',
    why: 'An access token for Power BI has three parts with dots in between and begins with eyJ. This one may be cut off, or be something else, such as the secret.',
    next: 'Copy the whole value of access_token again.',
    link: 'https://learn.microsoft.com/entra/identity-platform/access-tokens',
  },
  E_SCENARIO_UNKNOWN: {
    what: 'there is no scenario {subject}',
    why: 'It is neither one of the known names nor a file that can be read.',
    next: '{known} See `powerbi-postman emulate --list` for all of them.',
  },
  E_SCENARIO_INVALID: {
    what: '{subject} is no scenario',
    why: '{cause}',
    next: 'Put that right. The scenarios in emulator/scenarios/ show what can be said.',
  },
  E_REPORTER_UNKNOWN: {
    what: 'Newman has no reporter {subject}',
    why: 'It is none of its own, and no package newman-reporter-{subject} is installed beside it or in this folder.',
    next: '{known} Others: `npm install newman-reporter-NAME`.',
  },
  E_FILE_EXISTS: {
    what: '{subject} is there already',
    why: 'Somebody may have changed it since it was written, so it is left as it is.',
    next: 'Write to another place to compare the two, with `--out FILE` or `--out -`, or overwrite it with `--force`.',
  },
  E_SHARD_UNKNOWN: {
    what: 'which part of the run this is cannot be told: {subject}',
    why: '`--shard auto` reads what GitLab CI, CircleCI, Buildkite or Azure Pipelines set, or SHARD_INDEX (counted from 1) and SHARD_TOTAL. An indexed Job of Kubernetes sets JOB_COMPLETION_INDEX (counted from 0) and no total.',
    next: 'Set SHARD_TOTAL, and SHARD_INDEX where the system sets no index, or say it yourself, as in `--shard 2/5`.',
  },
  E_DATA_INVALID: {
    what: 'the data cannot be used: {subject}',
    why: 'Data is CSV whose first line has the names of variables, a JSON list of objects, or one JSON object a line. Each row is one run. At least one name must be one that the catalogue or the collection knows.',
    next: 'Correct the file. Names are those of the environment, such as tenantId, clientId, groupId, in the same case and without blanks. Whether changes are allowed is said with --allow-write.',
  },
  E_ID_MALFORMED: {
    what: '{subject}',
    why: 'An id becomes a part of the path of a request. With more than an id in it, the request would reach another operation than the one shown, perhaps one that changes something.',
    next: 'Correct the value: in the environment, in the row of the data file, or in --set. For a guest, whose address has a # in it, use the object id of the user. Nothing was sent.',
  },
  E_INSECURE_REFUSED: {
    what: '--insecure is not taken for {subject}',
    why: 'Without checking certificates anybody on the way can read the secret and the tokens. It is for the emulator alone, which this service has not shown itself to be.',
    next: 'If a proxy of your company signs the traffic, name its certificate authority: `--ca FILE`, or NODE_EXTRA_CA_CERTS.',
  },
  E_SHARE_SECRET: {
    what: 'nothing was packed, for what looks like a secret is in it: {subject}',
    why: 'Whoever gets the zip would get the secret. Only values of an environment that are secret by their type or name are emptied by themselves.',
    next: 'Take it out of the places named above, and share again. If anybody else has seen it, replace it: deleting does not take it back.',
  },
  E_SHARE_NAMES: {
    what: 'two files would have the same name in the zip: {subject}',
    why: 'Environments are packed under the names of their files.',
    next: 'Rename one of them.',
  },
  E_OUT_IS_INPUT: {
    what: '{subject} is one of the files to be read',
    why: 'It would be overwritten.',
    next: 'Give another name to --out.',
  },
  E_RULE_INVALID: {
    what: 'nothing was written, because of a rule of the diagnosis: {subject}',
    why: 'Every rule must explain its own example, must not apply to its near miss, and must be short enough to be read.',
    next: 'Correct the field that is named, then run again. docs/contributing-a-rule.md says what each field holds.',
  },
  E_UNEXPECTED: {
    what: 'something went wrong that should not have: {subject}',
    why: 'This is a fault of the program.',
    next: 'Run it again with --debug and report what it prints.',
  },
};

/** An error as a person reads it, over several lines. */
export function describeError(error: CodedError): string {
  const row = advice[error.code];
  const fill = (text: string): string =>
    text
      .replace('{subject}', () => error.subject)
      .replace('{cause}', () => causeOf(error))
      .replace('{known}', () => suggest(error));
  const lines = [
    `${error.code}: ${fill(row.what).replace(/([?!])?\.?$/, (_end, mark: string | undefined) => mark ?? '.')}`,
    `  Why:  ${fill(row.why)}`,
    `  Next: ${fill(row.next).trim()}`,
  ];
  return [...lines, ...(row.link ? [`  See:  ${row.link}`] : [])].join('\n');
}

function suggest({ subject, known }: CodedError): string {
  const near = nearest(subject, known);
  const guess = near === undefined ? [] : [`Did you mean ${near}?`];
  // A list that nobody would read is left to the command that prints it.
  return [...guess, ...(known.length > 40 ? [] : [`Known: ${known.join(', ')}.`])].join(' ');
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'There is nothing at that path.',
  EACCES: 'Access is denied.',
  EPERM: 'Access is denied.',
  EROFS: 'The file system is read-only.',
  EISDIR: 'It is a folder, not a file.',
  ENOTDIR: 'A file stands where a folder is needed.',
  EEXIST: 'A file stands where a folder is needed.',
  ENOSPC: 'The disk is full.',
};

function causeOf(error: CodedError): string {
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  if (cause === undefined) return 'The reason is not known.';
  return CAUSES[cause.code ?? ''] ?? `${cause.message.split('\n')[0]!.replace(/\.$/, '')}.`;
}
