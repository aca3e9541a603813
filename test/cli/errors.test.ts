import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { lockFolder } from '../../runner/index.ts';
import { certificateErrors } from '../../cli/errors/certificates.ts';
import { advice, areas, type ErrorCode } from '../../cli/errors/index.ts';
import { signInErrors } from '../../cli/errors/sign-in.ts';
import { collection, environment, folder, request } from '../runner/fixtures/collection.ts';
import { record } from '../runner/record/records.ts';
import { makeProject, type Project, type Result } from './fixtures/terminal.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const secret = 'Abc8Q~not-a-real-secret_value.0123456789';
const apiCall = 'https://api.powerbi.com/v1.0/myorg/groups';
const complete = { AZURE_TENANT_ID: guid, AZURE_CLIENT_ID: guid, AZURE_CLIENT_SECRET: secret };
const whole = collection([folder('Workspaces', [request({ name: 'Get Groups', path: '/v1.0/myorg/groups' })])]);

interface Case {
  readonly code: ErrorCode;
  readonly given: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
  readonly files?: Readonly<Record<string, string>>;
  /** What the message must say. */
  readonly says: RegExp;
}

const urls = [
  { key: 'loginUrl', value: 'http://127.0.0.1:1' },
  { key: 'apiUrl', value: 'http://127.0.0.1:1' },
];
const named = (values: Record<string, string>): string => JSON.stringify(environment(values));

const foreignBaseline = JSON.stringify({
  version: 1,
  collection: 'c',
  environment: 'e',
  identity: 'app',
  owners: [{ app: guid.replaceAll('1', '9'), tenant: guid }],
  reach: {},
});

// prettier-ignore
const cases: Case[] = [
  { code: 'E_USAGE', given: 'no command, but a flag', args: ['--json'], says: /Unknown argument: json|command is required/ },
  { code: 'E_USAGE', given: 'a mistyped command', args: ['rnu'], says: /Unknown command: rnu\. Did you mean run\?/ },
  { code: 'E_USAGE', given: 'a mistyped flag', args: ['run', '--save-basline', 'a.json'], says: /Unknown argument: save-basline\. Did you mean --save-baseline\?/ },
  { code: 'E_USAGE', given: 'an unknown flag', args: ['run', '--colour'], says: /Unknown argument: colour/ },
  { code: 'E_USAGE', given: 'a mistyped command', args: ['generat'], says: /generat/ },
  { code: 'E_USAGE', given: 'a flag without its value', args: ['run', '--folder'], says: /--folder needs a value\.\n.*\n.*`node dist\/cli\/main\.js run --help`/ },
  { code: 'E_USAGE', given: 'a time without its value', args: ['doctor', '--wait'], says: /--wait needs a value/ },
  { code: 'E_USAGE', given: 'a timeout that is no number', args: ['run', '--timeout', 'soon'], says: /--timeout takes/ },
  { code: 'E_USAGE', given: 'a port that is none', args: ['emulate', '--port', '70000'], says: /--port takes/ },
  { code: 'E_USAGE', given: 'an unknown kind of support', args: ['operations', '--service-principal', 'maybe'], says: /--service-principal takes yes, only, .*undocumented, not "maybe"\./ },
  { code: 'E_USAGE', given: 'a user without the emulator', args: ['run', '--as-user'], says: /--emulator/ },
  { code: 'E_USAGE', given: 'the emulator and another environment', args: ['run', '--emulator', '--env', 'gcc'], says: /cannot be combined with --env gcc/ },
  { code: 'E_USAGE', given: 'a value without a name', args: ['run', '--set', 'groupId'], env: complete, says: /name=value/ },
  { code: 'E_USAGE', given: 'allowWrite as a value', args: ['run', '--set', 'allowWrite=true'], env: complete, says: /--allow-write/ },
  { code: 'E_USAGE', given: 'no description to refresh from', args: ['catalogue', 'refresh'], says: /a flag is missing: --from\./ },
  { code: 'E_SECRET_FLAG', given: 'the secret as a flag', args: ['run', '--client-secret', secret], says: /AZURE_CLIENT_SECRET/ },
  { code: 'E_SECRET_FLAG', given: 'the secret behind =', args: ['run', `--clientSecret=${secret}`], says: /history/ },
  { code: 'E_SECRET_FLAG', given: 'the secret as a value', args: ['run', '--set', `clientSecret=${secret}`], env: complete, says: /--set clientSecret/ },
  { code: 'E_CREDENTIALS_MISSING', given: 'nothing at all', args: ['run'], says: /tenant \(AZURE_TENANT_ID.*client id \(AZURE_CLIENT_ID.*client secret \(AZURE_CLIENT_SECRET/ },
  { code: 'E_CREDENTIALS_MISSING', given: 'no secret', args: ['run'], env: { ...complete, AZURE_CLIENT_SECRET: '' }, says: /yet: client secret \(AZURE_CLIENT_SECRET/ },
  { code: 'E_VALUE_PLACEHOLDER', given: '<your-tenant>', args: ['run'], env: { ...complete, AZURE_TENANT_ID: '<your-tenant>' }, says: /tenant \(AZURE_TENANT_ID/ },
  { code: 'E_VALUE_PLACEHOLDER', given: 'an unresolved variable', args: ['run'], env: { ...complete, AZURE_CLIENT_SECRET: '{{secret}}' }, says: /client secret/ },
  { code: 'E_VALUE_PLACEHOLDER', given: 'a placeholder for a token', args: ['run'], env: { POWERBI_ACCESS_TOKEN: '<token>' }, says: /access token/ },
  { code: 'E_VALUE_WHITESPACE', given: 'a line break after the secret', args: ['run'], env: { ...complete, AZURE_CLIENT_SECRET: `${secret}\n` }, says: /client secret/ },
  { code: 'E_VALUE_WHITESPACE', given: 'a space before the tenant', args: ['run'], env: { ...complete, AZURE_TENANT_ID: ` ${guid}` }, says: /tenant/ },
  { code: 'E_TENANT_MALFORMED', given: 'common', args: ['run'], env: { ...complete, AZURE_TENANT_ID: 'common' }, says: /"common"/ },
  { code: 'E_TENANT_MALFORMED', given: 'a GUID cut short', args: ['run', '--tenant-id', guid.slice(1)], env: complete, says: /\(tenantId on the command line\).*\n.*neither a GUID nor a domain/ },
  { code: 'E_CLIENT_ID_MALFORMED', given: 'the name of the app', args: ['run', '--client-id', 'Reporting app'], env: complete, says: /"Reporting app"|GUID/ },
  { code: 'E_CLIENT_SECRET_MALFORMED', given: 'the ID of the secret', args: ['run'], env: { ...complete, AZURE_CLIENT_SECRET: guid }, says: /the secret's ID/ },
  { code: 'E_ENV_UNKNOWN', given: 'a mistyped cloud', args: ['run', '--env', 'comercial'], says: /Did you mean commercial/ },
  { code: 'E_ENV_UNREADABLE', given: 'a file that is not there', args: ['run', '--env', './none.json'], says: /nothing at that path/ },
  { code: 'E_ENV_UNREADABLE', given: 'a cloud that was not generated', args: ['run', '--env', 'gcc-high'], says: /generate/ },
  { code: 'E_ENV_UNREADABLE', given: 'a folder', args: ['run', '--env', 'environments'], says: /is a folder/ },
  { code: 'E_ENV_INVALID', given: 'no JSON', args: ['run', '--env', 'bad.json'], files: { 'bad.json': '{' }, says: /bad\.json is not a Postman environment/ },
  { code: 'E_ENV_INVALID', given: 'other JSON', args: ['run', '--env', 'bad.json'], files: { 'bad.json': '{"values":{}}' }, says: /list of values/ },
  { code: 'E_COLLECTION_INVALID', given: 'a damaged collection', args: ['run'], files: { 'collections/powerbi.postman_collection.json': '{"info":' }, says: /generate/ },
  { code: 'E_COLLECTION_INVALID', given: 'a collection of format v1', args: ['run'], files: { 'collections/powerbi.postman_collection.json': '{"requests":[]}' }, says: /v2\.1/ },
  { code: 'E_VALUE_QUOTED', given: 'a secret in quotes', args: ['run'], env: { ...complete, AZURE_CLIENT_SECRET: `\u201c${secret}\u201d` }, says: /client secret \(AZURE_CLIENT_SECRET .*quotes around it/ },
  { code: 'E_VALUE_QUOTED', given: 'a tenant in quotes', args: ['run'], env: { ...complete, AZURE_TENANT_ID: `"${guid}"` }, says: /the tenant \(AZURE_TENANT_ID/ },
  { code: 'E_VALUE_INVISIBLE', given: 'a secret with a space of width zero', args: ['run'], env: { ...complete, AZURE_CLIENT_SECRET: `${secret}\u200b` }, says: /client secret .*invisible character/ },
  { code: 'E_VALUE_INVISIBLE', given: 'a secret with a joiner inside, in a row', args: ['run', '--data', 'rows.json'], env: complete, files: { 'rows.json': JSON.stringify([{ clientSecret: `${secret.slice(0, 9)}\u2060${secret.slice(9)}` }]) }, says: /client secret \(clientSecret in a row of the data\) .*invisible character/ },
  { code: 'E_CREDENTIALS_MISSING', given: 'a secret that is disabled', args: ['run', '--env', 'off.json'], files: { 'off.json': JSON.stringify({ values: [{ key: 'tenantId', value: guid }, { key: 'clientId', value: guid }, { key: 'clientSecret', value: secret, enabled: false }, ...urls] }) }, says: /client secret .*; clientSecret is present but disabled\./ },
  { code: 'E_CREDENTIALS_MISSING', given: 'names in another case', args: ['doctor', '--env', 'other.json'], files: { 'other.json': named({ tenantId: guid, client_id: guid, ClientSecret: secret, loginUrl: 'http://127.0.0.1:1', apiUrl: 'http://127.0.0.1:1' }) }, says: /client_id is not used; the name must be clientId; ClientSecret is not used; the name must be clientSecret\./ },
  { code: 'E_URL_INVALID', given: 'an address that is disabled', args: ['token', '--env', 'off.json'], env: complete, files: { 'off.json': JSON.stringify({ values: [{ key: 'loginUrl', value: 'http://127.0.0.1:1', enabled: false }, { key: 'apiUrl', value: 'http://127.0.0.1:1' }] }) }, says: /loginUrl is present but disabled/ },
  { code: 'E_ENV_INVALID', given: 'a list in a list without end', args: ['run', '--env', 'deep.json'], files: { 'deep.json': `{"values":${'['.repeat(2000)}${']'.repeat(2000)}}` }, says: /levels deep/ },
  { code: 'E_FOLDER_UNKNOWN', given: 'a mistyped folder', args: ['run', '--folder', 'Workspace', '--env', 'file.json'], env: complete, files: { 'file.json': named({ loginUrl: 'http://127.0.0.1:1', apiUrl: 'http://127.0.0.1:1' }) }, says: /Did you mean Workspaces/ },
  { code: 'E_OPERATION_UNKNOWN', given: 'a mistyped operation', args: ['run', '--operation', 'Groups_GetGrups'], env: complete, says: /Did you mean Groups_GetGroups/ },
  { code: 'E_AREA_UNKNOWN', given: 'a mistyped area', args: ['operations', '--area', 'Datset'], says: /Did you mean Datasets/ },
  { code: 'E_SCOPE_UNKNOWN', given: 'a mistyped scope', args: ['operations', '--scope', 'Dataset.Raed.All'], says: /Did you mean Dataset.Read.All/ },
  { code: 'E_DESCRIPTION_UNREADABLE', given: 'no such file', args: ['catalogue', 'refresh', '--from', 'none.json'], says: /--from/ },
  { code: 'E_DESCRIPTION_INVALID', given: 'no JSON', args: ['catalogue', 'refresh', '--from', 'bad.json'], files: { 'bad.json': '{{' }, says: /It is not JSON: .*\n.*swagger\.json/ },
  { code: 'E_DESCRIPTION_INVALID', given: 'other JSON', args: ['catalogue', 'refresh', '--from', 'bad.json'], files: { 'bad.json': '{"a":1}' }, says: /bad\.json is not a description/ },
  { code: 'E_URL_INVALID', given: 'no address', args: ['run', '--set', 'apiUrl=api.powerbi.com'], env: complete, says: /apiUrl is not a plain address such as https:\/\/api\.powerbi\.com\./ },
  { code: 'E_URL_INVALID', given: 'a password in the address', args: ['run', '--set', `apiUrl=https://me:${secret}@api.example`], env: complete, says: /apiUrl/ },
  { code: 'E_URL_NOT_HTTPS', given: 'plain http', args: ['run'], env: { ...complete, POWERBI_LOGIN_URL: 'http://login.microsoftonline.com' }, says: /loginUrl must start with https/ },
  { code: 'E_HOST_UNKNOWN', given: 'a name that only begins like loopback', args: ['run', '--set', 'apiUrl=http://127.0.0.1.example'], env: complete, says: /127\.0\.0\.1\.example, which is not a host of Power BI.*--trust-host/s },
  { code: 'E_HOST_UNKNOWN', given: 'an environment that sends the secret elsewhere', args: ['run', '--env', 'theirs.json'], env: complete, files: { 'theirs.json': named({ loginUrl: 'https://login.microsoftonline.com.evil.example', apiUrl: 'https://api.powerbi.com' }) }, says: /Did you mean https:\/\/login\.microsoftonline\.com\?\n/ },
  { code: 'E_HOST_UNKNOWN', given: 'a mock server', args: ['token', '--env', 'mock.json'], env: complete, files: { 'mock.json': named({ loginUrl: 'https://login.microsoftonline.com', apiUrl: 'https://abc.mock.pstmn.io' }) }, says: /a Postman mock server/ },
  { code: 'E_USAGE', given: 'a trusted host that is none', args: ['run', '--trust-host', 'https://user@gateway'], env: complete, says: /--trust-host takes the name of a host/ },
  { code: 'E_ALLOW_WRITE_TENANT', given: 'true for consent', args: ['run', '--allow-write', 'true'], env: complete, says: /"true" is not the id of a tenant/ },
  { code: 'E_ALLOW_WRITE_TENANT', given: 'consent for a domain', args: ['run', '--allow-write'], env: { ...complete, AZURE_TENANT_ID: 'contoso.com' }, says: /"contoso\.com" is not the id of a tenant/ },
  { code: 'E_PROXY_INVALID', given: 'a proxy of another kind', args: ['run'], env: { ...complete, HTTPS_PROXY: 'ftp://proxy.example' }, says: /HTTPS_PROXY is not the address of a proxy/ },
  { code: 'E_WORKING_DIR_INVALID', given: 'a folder that is not there', args: ['run', '--working-dir', 'absent'], env: complete, says: /absent cannot be read/ },
  { code: 'E_EMULATOR_ABSENT', given: 'no emulator running', args: ['run', '--env', 'emulator', '--set', 'apiUrl=http://127.0.0.1:1', '--set', 'loginUrl=http://127.0.0.1:1'], env: complete, says: /`node dist\/cli\/main\.js emulate`/ },
  { code: 'E_IDENTITY_SAME', given: 'the same app twice', args: ['compare', '--with', 'commercial'], env: { ...complete, WITH_AZURE_TENANT_ID: guid, WITH_AZURE_CLIENT_ID: guid, WITH_AZURE_CLIENT_SECRET: secret }, says: /WITH_AZURE_CLIENT_ID/ },
  { code: 'E_SCENARIO_UNKNOWN', given: 'a mistyped scenario', args: ['emulate', '--port', '0', '--scenario', 'orign-1'], says: /Did you mean origin-1/ },
  { code: 'E_SCENARIO_UNKNOWN', given: 'no such file', args: ['emulate', '--port', '0', '--scenario', './none.json'], says: /--list/ },
  { code: 'E_SCENARIO_INVALID', given: 'a mistyped key', args: ['emulate', '--port', '0', '--scenario', './mine.json'], files: { 'mine.json': '{"about":"x","tenant":{"setings":{}}}' }, says: /tenant\.setings is not known/ },
  { code: 'E_SCENARIO_INVALID', given: 'no JSON', args: ['emulate', '--port', '0', '--scenario', 'mine.json'], files: { 'mine.json': '{' }, says: /It is not JSON: (?!it)/ },
  { code: 'E_HOSTS_UNAVAILABLE', given: 'no program that makes namespaces', args: ['emulate', '--hosts', '--', 'true'], env: { PATH: '/nowhere' }, says: /unshare|Linux/ },
  { code: 'E_COMMAND_NOT_STARTED', given: 'a mistyped client', args: ['emulate', '--port', '0', '--', 'no-such-client'], says: /no-such-client cannot be started\.\n.*There is no program of that name/ },
  { code: 'E_USAGE', given: 'a port beside the names', args: ['emulate', '--hosts', '--port', '443'], says: /leave out --port/ },
  { code: 'E_SECRET_FLAG', given: 'a secret as a flag in front of a command', args: ['emulate', '--password', secret, '--', 'az'], says: /--password is not accepted/ },
  { code: 'E_REPORTS_UNWRITABLE', given: 'a file in its place', args: ['run', '--reports', 'taken'], env: complete, files: { taken: '' }, says: /--reports/ },
  { code: 'E_RECORD_UNREADABLE', given: 'no such record', args: ['report', 'none.ndjson'], says: /none\.ndjson cannot be read.*\n.*nothing at that path/ },
  { code: 'E_RECORD_INVALID', given: 'other JSON', args: ['report', 'newman.json'], files: { 'newman.json': '{"run":{"stats":{}}}' }, says: /required property/ },
  { code: 'E_RECORD_INVALID', given: 'an empty file', args: ['report', 'record.ndjson'], files: { 'record.ndjson': '' }, says: /it is empty/i },
  { code: 'E_RECORDS_MIXED', given: 'a whole run twice', args: ['report', 'record.json', 'record.json'], files: { 'record.json': JSON.stringify(record([])) }, says: /a whole run.*\n.*shards of one run/ },
  { code: 'E_BASELINE_UNREADABLE', given: 'no such baseline', args: ['run', '--baseline', 'none.json'], env: complete, says: /none\.json cannot be read.*\n.*nothing at that path.*\n.*--save-baseline/ },
  { code: 'E_BASELINE_INVALID', given: 'other JSON', args: ['run', '--baseline', 'b.json'], env: complete, files: { 'b.json': '{"version":2}' }, says: /version is 2.*\n.*Nothing was sent/ },
  { code: 'E_BASELINE_FOREIGN', given: 'a baseline of another app', args: ['run', '--baseline', 'b.json'], env: complete, files: { 'b.json': foreignBaseline }, says: /b\.json belongs to another identity.*\n.*the app 9{8}-\S+ in the tenant 1{8}-\S+; this run is of the app 1{8}/ },
  { code: 'E_BASELINE_INVALID', given: 'a conflict', args: ['run', '--baseline', 'b.json'], env: complete, files: { 'b.json': '<<<<<<< HEAD' }, says: /merge conflict/ },
  { code: 'E_USAGE', given: 'an address that is none', args: ['explain', '--url', 'https://not an address', '--status', '403'], says: /--url takes/ },
  { code: 'E_USAGE', given: 'a status that is none', args: ['explain', '--url', apiCall, '--status', 'forbidden'], says: /--status takes/ },
  { code: 'E_USAGE', given: 'a header without a name', args: ['explain', '--url', apiCall, '--status', '403', '--header', 'InvalidToken'], says: /name: value/ },
  { code: 'E_USAGE', given: 'a time without a unit', args: ['doctor', '--wait', '20'], says: /--wait takes/ },
  { code: 'E_USAGE', given: 'no time between checks', args: ['doctor', '--wait', '20m', '--every', '0s'], says: /--every takes/ },
  { code: 'E_USAGE', given: 'a scenario without the emulator', args: ['doctor', '--scenario', 'origin-1'], says: /emulator/ },
  { code: 'E_USAGE', given: 'the emulator and another environment for the doctor', args: ['doctor', '--emulator', '--env', 'gcc'], says: /cannot be combined with --env gcc/ },
  { code: 'E_USAGE', given: 'a token from two places', args: ['token', '--env', 'gcc', '--token-file', 'x'], says: /--env cannot be combined with --token-file/ },
  { code: 'E_SECRET_FLAG', given: 'a token as a flag', args: ['explain', '--token', secret], says: /--token is not accepted/ },
  { code: 'E_CREDENTIALS_MISSING', given: 'no credentials for the doctor', args: ['doctor'], says: /client secret/ },
  { code: 'E_CREDENTIALS_MISSING', given: 'no credentials for a token', args: ['token'], says: /client secret/ },
  { code: 'E_FOLDER_UNKNOWN', given: 'a collection without "Start here"', args: ['doctor', '--env', 'file.json'], env: complete, files: { 'file.json': named({ loginUrl: 'http://127.0.0.1:1', apiUrl: 'http://127.0.0.1:1' }) }, says: /Start here/ },
  { code: 'E_FILE_UNREADABLE', given: 'no such answer', args: ['explain', 'none.txt', '--url', apiCall], says: /nothing at that path/ },
  { code: 'E_FILE_UNREADABLE', given: 'a path where nothing is', args: ['explain', './answers/none'], says: /nothing at that path/ },
  { code: 'E_FILE_UNREADABLE', given: 'a folder for an answer', args: ['explain', 'environments', '--url', apiCall], says: /is a folder/ },
  { code: 'E_FILE_UNREADABLE', given: 'no such token', args: ['token', '--token-file', 'none.txt'], says: /none\.txt/ },
  { code: 'E_INPUT_EMPTY', given: 'nothing to explain', args: ['explain', '--url', apiCall], says: /standard input.*\n.*\n.*--status 403/ },
  { code: 'E_INPUT_EMPTY', given: 'only white space', args: ['explain', 'blank.txt', '--url', apiCall], files: { 'blank.txt': '\n \n' }, says: /blank\.txt/ },
  { code: 'E_INPUT_EMPTY', given: 'an empty token', args: ['token', '--token-file', 'blank.txt'], files: { 'blank.txt': '\n' }, says: /blank\.txt/ },
  { code: 'E_INPUT_TOO_LARGE', given: '11 MB to explain', args: ['explain', 'large.txt', '--url', apiCall, '--status', '403'], files: { 'large.txt': 'x'.repeat(11_000_000) }, says: /10 MB/ },
  { code: 'E_INPUT_TOO_LARGE', given: 'a token of 10 MB', args: ['token', '--token-file', 'large.txt'], files: { 'large.txt': 'x'.repeat(10_000_000) }, says: /large\.txt/ },
  { code: 'E_ANSWER_UNREADABLE', given: 'neither HTTP nor JSON', args: ['explain', 'text.txt', '--url', apiCall], files: { 'text.txt': 'it does not work' }, says: /curl -i/ },
  { code: 'E_ANSWER_UNREADABLE', given: 'words that say nothing', args: ['explain', 'it', 'does', 'not', 'work'], says: /the words that were given.*\n.*\n.*curl -i/ },
  { code: 'E_ANSWER_UNREADABLE', given: 'JSON cut short', args: ['explain', 'text.txt', '--url', apiCall], files: { 'text.txt': '{"error":{"co' }, says: /--status/ },
  { code: 'E_STATUS_UNKNOWN', given: 'a body alone', args: ['explain', 'body.json', '--url', apiCall], files: { 'body.json': '{"error":{}}' }, says: /x-powerbi-error-info/ },
  { code: 'E_STATUS_UNKNOWN', given: 'a collection', args: ['explain', 'body.json', '--url', apiCall], files: { 'body.json': JSON.stringify(whole) }, says: /body\.json/ },
  { code: 'E_TOKEN_MALFORMED', given: 'no JWT to show', args: ['token', '--token-file', 'token.txt'], files: { 'token.txt': secret }, says: /begins with eyJ/ },
  { code: 'E_TOKEN_MALFORMED', given: 'no JWT in the environment, for the doctor', args: ['doctor'], env: { POWERBI_ACCESS_TOKEN: secret }, says: /POWERBI_ACCESS_TOKEN/ },
  { code: 'E_TOKEN_MALFORMED', given: 'no JWT in the environment', args: ['token'], env: { POWERBI_ACCESS_TOKEN: secret }, says: /POWERBI_ACCESS_TOKEN/ },
];

// prettier-ignore
const runCases: Case[] = [
  { code: 'E_DATA_INVALID', given: 'rows that do not fit', args: ['run', '--data', 'rows.csv'], env: complete, files: { 'rows.csv': `tenantId,clientSecret\n${guid},${secret},more\n` }, says: /rows\.csv: line 2/ },
  { code: 'E_DATA_INVALID', given: 'no rows', args: ['run', '--data', 'rows.json'], env: complete, files: { 'rows.json': '[]' }, says: /no rows/ },
  { code: 'E_DATA_INVALID', given: 'a row that is no object', args: ['run', '--data', 'rows.json'], env: complete, files: { 'rows.json': '["x"]' }, says: /row 1 is not an object/ },
  { code: 'E_DATA_INVALID', given: 'columns that nothing reads', args: ['run', '--data', 'rows.csv'], env: complete, files: { 'rows.csv': 'workspace\nSales\n' }, says: /line 1: nothing reads its only column: workspace/ },
  { code: 'E_ID_MALFORMED', given: 'a path in a row', args: ['run', '--data', 'rows.csv'], env: complete, files: { 'rows.csv': `groupId\n${guid}\n../admin\n` }, says: /row 2 of the data: groupId contains a slash.*\n.*\n.*Nothing was sent/ },
  { code: 'E_ID_MALFORMED', given: 'a path in a flag', args: ['run', '--set', 'groupId=../admin'], env: complete, says: /E_ID_MALFORMED: groupId contains a slash/ },
  { code: 'E_DATA_INVALID', given: 'a row that allows changes', args: ['run', '--data', 'rows.csv'], env: complete, files: { 'rows.csv': 'allowWrite\ntrue\n' }, says: /--allow-write/ },
  { code: 'E_INSECURE_REFUSED', given: 'any certificate from a real cloud', args: ['run', '--insecure'], env: { ...complete, POWERBI_API_URL: 'https://127.0.0.1:1' }, says: /--ca FILE/ },
  { code: 'E_SHARD_UNKNOWN', given: 'no system that tells', args: ['run', '--shard', 'auto'], env: complete, says: /SHARD_TOTAL/ },
  { code: 'E_SHARD_UNKNOWN', given: 'counted from 0 where 1 is first', args: ['run', '--shard', 'auto'], env: { ...complete, SHARD_INDEX: '0', SHARD_TOTAL: '3' }, says: /counted from 1/ },
  { code: 'E_SHARD_UNKNOWN', given: 'one more than there are', args: ['run', '--shard', '4/3'], env: complete, says: /must be from 1 to 3\.\n {2}Why: {2}There are 3 shards, counted from 1\./ },
  { code: 'E_USAGE', given: 'half a shard', args: ['run', '--shard', '2'], env: complete, says: /2\/5/ },
  { code: 'E_USAGE', given: 'a certificate without its key', args: ['emulate', '--tls-cert', 'a.pem'], says: /--tls-cert needs --tls-key\./ },
  { code: 'E_USAGE', given: 'a mistyped choice', args: ['run', '--format', 'htm'], says: /--format takes json, .*, not "htm"\. Did you mean html\?/ },
  { code: 'E_USAGE', given: 'help for a command that there is not', args: ['rnu', '--help'], says: /Unknown command: rnu\. Did you mean run\?/ },
  { code: 'E_USAGE', given: 'no concurrency', args: ['run', '--concurrency', '0'], says: /1 to 64/ },
  { code: 'E_USAGE', given: "Newman's reporters for several runs", args: ['run', '-r', 'cli', '-c', '2'], env: complete, says: /--concurrency 1/ },
  { code: 'E_FILE_UNREADABLE', given: 'no such certificate authority', args: ['run', '--ca', 'none.pem'], env: complete, says: /none\.pem/ },
  { code: 'E_USAGE', given: 'a baseline of a part', args: ['run', '--save-baseline', 'b.json', '--shard', '1/2'], env: complete, says: /report --save-baseline/ },
  { code: 'E_FILE_UNREADABLE', given: 'a folder without records', args: ['report', 'environments'], says: /environments cannot be read\.\n {2}Why: {2}It is a folder without record\.ndjson/ },
  { code: 'E_TLS_INVALID', given: 'a certificate that is none', args: ['emulate', '--port', '0', '--tls-cert', 'c.pem', '--tls-key', 'c.pem'], files: { 'c.pem': 'nothing' }, says: /At least one of them is not PEM.*\n.*openssl req -x509/ },
  { code: 'E_FILE_EXISTS', given: 'a pipeline that is there', args: ['init-ci', 'github', '--out', 'mine.yml'], files: { 'mine.yml': 'mine', 'package.json': '{"name":"powerbi-postman"}' }, says: /--force/ },
  { code: 'E_TOOL_NOT_FOUND', given: 'a repository without the tool', args: ['init-ci', 'github'], files: { 'package.json': '{"name":"theirs"}' }, says: /npm install --save-dev git\+https:.*--package/ },
  { code: 'E_USAGE', given: 'a mistyped flag of a recipe', args: ['recipe', 'refresh', '--modle', 'Sales'], says: /Did you mean --model\?\n.*\n.*`node dist\/cli\/main\.js recipe refresh --help`/ },
  { code: 'E_USAGE', given: 'a clean-up without a record', args: ['recipe', 'cleanup'], says: /--run\.\n.*\n.*main\.js recipe cleanup --help`/ },
  { code: 'E_USAGE', given: 'a flag in place of a recipe', args: ['recipe', '--emulator'], says: /main\.js recipe --help`/ },
  { code: 'E_RECIPE_UNKNOWN', given: 'a misspelt recipe', args: ['recipe', 'refrehs'], says: /refresh/ },
  { code: 'E_ROWS_UNREADABLE', given: 'a file of rows that is not there', args: ['recipe', 'merge', 'none.ndjson', '--save', 'all.csv'], says: /none\.ndjson/ },
  { code: 'E_REPORTER_UNKNOWN', given: 'no such reporter', args: ['run', '-r', 'jnit'], env: complete, says: /junit/ },
];

/** What the message fills in ends with a stop of its own. */
const DOUBLE_STOP = /[.?!]\.(?:\s|$)/;
const INSIDE = /(?<!^E_\w+: |[.?!] )\{(?:cause|known)\}|\{(?:cause|known)\}(?! [A-Z]|$)/;
const TWICE = /(\{(?:cause|known)\}).*\1/;

let project: Project;
beforeEach(() => (project = makeProject(whole)));
afterEach(() => project.remove());

describe('bad input', () => {
  test.each([...cases, ...runCases])('$code: $given', async ({ code, args, env = {}, files = {}, says }) => {
    for (const [path, text] of Object.entries(files)) project.write(path, text);
    expectAdvice(await project.start(args, { env }), code, says);
  });

  test('E_COLLECTION_UNREADABLE: no collection yet', async () => {
    const empty = makeProject(undefined);
    expectAdvice(await empty.start(['run'], { env: complete }), 'E_COLLECTION_UNREADABLE', /generate/);
    empty.remove();
  });

  test('E_PORT_IN_USE: a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    expectAdvice(await project.start(['emulate', '--port', String(port)]), 'E_PORT_IN_USE', /--port/);
    await new Promise((done) => other.close(done));
  });

  test('E_REPORTS_LOCKED: a folder that another command writes to', async () => {
    mkdirSync(join(project.root, 'reports'));
    const lock = await lockFolder(join(project.root, 'reports'));
    project.write('record.json', JSON.stringify(record([])));
    expectAdvice(
      await project.start(['report', 'record.json', '--out', 'reports']),
      'E_REPORTS_LOCKED',
      /reports\.\n.*Process \d+ on \S+ has been writing there since .*\n.*--reports DIR/,
    );
    lock.release();
  });

  test('E_OUT_UNWRITABLE: a file where a folder is needed', async () => {
    project.write('taken', '');
    expectAdvice(await project.start(['generate', '--out', 'taken']), 'E_OUT_UNWRITABLE', /taken/);
  });

  test('E_UNEXPECTED: a fault of the program; its stack shows only with --debug, and never a secret', async () => {
    const broken = (): AbortSignal => {
      throw new Error(`broken while holding ${secret}`);
    };
    const plain = await project.start(['run'], { env: complete, signalOf: broken });
    expect(plain).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^E_UNEXPECTED: .*broken while holding \[redacted\]/) as string,
    });
    expect(plain.err).not.toMatch(/at .*\.ts/);
    const debug = await project.start(['run', '--debug'], { env: complete, signalOf: broken });
    expect(debug.err).toMatch(/at /);
    expect(debug.err).not.toContain(secret);
  });

  test('no code belongs to two areas', () => {
    const codes = areas.flatMap((area) => Object.keys(area));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.sort()).toEqual(Object.keys(advice).sort());
  });

  test('{cause} and {known} are whole sentences, each at most once in a text', () => {
    const texts = Object.entries(advice).flatMap(([code, { what, why, next }]) =>
      [what, why, next].map((text) => `${code}: ${text}`),
    );
    expect(texts.filter((text) => INSIDE.test(text) || TWICE.test(text))).toEqual([]);
    expect(texts.filter((text) => /\{known\}|\{cause\}/.test(text)).length).toBeGreaterThan(10);
  });

  test.each([
    ['E_X: The areas begin with: {known}', INSIDE],
    ['E_X: {known}.', INSIDE],
    ['E_X: {cause}, see below.', INSIDE],
    ['E_X: {cause} Again. {cause}', TWICE],
    ['  Why:  It is a folder..', DOUBLE_STOP],
    ['  Next: Did you mean A?. Try it.', DOUBLE_STOP],
  ])('%s would be found', (text, fault) => expect(text).toMatch(fault));

  test('every code has a case', () => {
    const elsewhere = [
      'E_NEWMAN_UNFIT',
      'E_REPORTS_LOCKED',
      'E_REPORTS_LOST',
      'E_COLLECTION_UNREADABLE',
      'E_PORT_IN_USE',
      'E_OUT_UNWRITABLE',
      'E_SHARE_SECRET',
      'E_SHARE_NAMES',
      'E_OUT_IS_INPUT',
      'E_RULE_INVALID',
      'E_UNEXPECTED',
      'E_CREDENTIALS_SEVERAL',
      'E_CREDENTIALS_HALF',
      'E_UPLOAD_FAILED',
      'E_UPLOAD_LIBRARY_MISSING',
      ...Object.keys({ ...certificateErrors, ...signInErrors }),
    ];
    expect([...new Set([...cases, ...runCases].map(({ code }) => code)), ...elsewhere].sort()).toEqual(
      Object.keys(advice).sort(),
    );
  });
});

function expectAdvice({ code, out, err }: Result, expected: ErrorCode, says: RegExp): void {
  expect(err).toMatch(new RegExp(`^${expected}: `));
  expect(err).toMatch(says);
  expect(err).toMatch(/\n {2}Why: {2}\S.*\n {2}Next: \S/);
  expect(err).not.toMatch(/\{(?:subject|cause|known)\}|undefined|\n\s+at /);
  expect(err).not.toMatch(DOUBLE_STOP);
  expect(out + err).not.toContain(secret);
  expect(code).toBe(2);
}
