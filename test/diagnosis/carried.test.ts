import { factsAt } from '../../catalogue/model/plan-facts.ts';
import { keyOf } from '../../catalogue/model/plan.ts';
import { IN_WORKSPACE, leastRole } from '../../catalogue/powerbi/access/role.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { operations } from '../../catalogue/powerbi/index.ts';
import type { CarriedCause, CarriedDiagnosis } from '../../diagnosis/carried/carried.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence, Neighbour } from '../../diagnosis/evidence.ts';
import { evidenceOfExample } from '../../diagnosis/examples/example-evidence.ts';
import { rules } from '../../diagnosis/every-rule.ts';
import type { CollectionScript } from '../../generator/collection-script.ts';
import { carriedDiagnosis } from '../../generator/bundle-diagnosis.ts';
import { bundleModules } from '../../generator/esbuild.ts';
import { buildPlan } from '../../generator/plan.ts';
import { readExchanges } from '../emulator/wire/exchange.ts';
import { appClaims, call, userClaims } from './evidence.ts';
import { evidenceOf } from './wire-evidence.ts';

/** As the scripts have it: bundled, with what does not travel left out. */
async function bundled(script: CollectionScript, file: string, name: string): Promise<CarriedDiagnosis> {
  const code = await bundleModules(`diagnosis/carried/${file}.ts`, {
    globalName: 'carried',
    plugins: [carriedDiagnosis(script)],
  });

  const load = new Function(`${code.join('\n')}\nreturn carried;`) as () => Record<string, CarriedDiagnosis>;
  return load()[name]!;
}

let ofCall: CarriedDiagnosis, ofLookUp: CarriedDiagnosis, ofTokenRequest: CarriedDiagnosis;
beforeAll(async () => {
  ofCall = await bundled('test', 'of-calls', 'causeOfCall');
  ofLookUp = await bundled('prerequest', 'of-look-ups', 'causeOfLookUp');
  ofTokenRequest = await bundled('prerequest', 'of-token-requests', 'causeOfTokenRequest');
});

/** What a script can meet: an answer that it saw itself, to a request that its pre-request script gave a token. */
const isOfScript = (evidence: Evidence): boolean =>
  evidence.origin !== 'text' &&
  evidence.failure === undefined &&
  (isTokenRequest(evidence) || evidence.token === 'jwt' || evidence.token === 'no jwt');
const isTokenRequest = ({ url }: Evidence): boolean => /\/oauth2\/v2\.0\/token$/.test(url);
/** Scripts send their requests to the address in apiUrl, below `/v1.0/myorg`. */
const isCall = ({ url }: Evidence): boolean => /^https:\/\/[^/]+\/+v1\.0\/+myorg\//i.test(url);
const isList = ({ method, url, status }: Evidence): boolean =>
  method === 'GET' && !url.includes('/admin/') && (status < 200 || status >= 300);
const first = (evidence: Evidence): string => diagnose(evidence).causes[0]?.code ?? '';
const codeOf = (cause: CarriedCause | null): string => cause?.code ?? '';
const OPEN = ['UNKNOWN', ''];

/** Where a script names another cause than the whole diagnosis does. */
function wrong(carried: CarriedDiagnosis, evidence: Evidence): string[] {
  const said = codeOf(carried(evidence));
  const right = first(evidence);
  return said === right || OPEN.includes(said) ? [] : [`${said} in place of ${right}`];
}

/** The same for each of the scripts that can meet it. */
function wrongIn(evidence: Evidence): string[] {
  if (!isOfScript(evidence)) return [];
  if (isTokenRequest(evidence)) return wrong(ofTokenRequest, evidence);
  if (!isCall(evidence)) return [];
  return [
    ...wrong(ofCall, evidence),
    // A look-up goes by its address alone.
    ...(isList(evidence) ? wrong((given) => ofLookUp({ ...given, operation: null }), evidence) : []),
  ];
}

const answers: readonly (readonly [string, Evidence])[] = [
  ...rules.flatMap(({ code, title, example, nearMiss }) => [
    [`${code}, ${title}: its example`, evidenceOfExample(example)] as const,
    [`${code}, ${title}: its near miss`, evidenceOfExample(nearMiss)] as const,
  ]),
  ...readExchanges().map((exchange) => [exchange.name, evidenceOf(exchange)] as const),
].filter(([, evidence]) => isOfScript(evidence) && (isTokenRequest(evidence) || isCall(evidence)));

describe('what a script says is what the whole diagnosis says first, or it does not say it', () => {
  test.each(answers)('%s', (_name, evidence) => expect(wrongIn(evidence)).toEqual([]));

  test('there is much to try', () => expect(answers.length).toBeGreaterThan(400));
});

/** What people meet most often: of these the script says the cause and the steps, not only no wrong one. */
const told = [
  'PBI_WORKSPACE_ROLE_MISSING',
  'PBI_ROLE_TOO_LOW',
  'PBI_SP_SWITCH_OFF',
  'PBI_ADMIN_SWITCH_OFF',
  'PBI_ADMIN_CONSENT',
  'PBI_MY_WORKSPACE_PATH',
  'PBI_BUILD_MISSING',
  'PBI_ENTITY_NOT_FOUND',
  'PBI_SCOPE_MISSING',
  'PBI_THROTTLED',
  'PBI_NO_WORKSPACE',
  'TOKEN_FOREIGN_AUDIENCE',
  'TOKEN_EXPIRED',
  'ENTRA_SECRET_WRONG',
  'ENTRA_SECRET_EXPIRED',
  'ENTRA_APP_NOT_FOUND',
  'ENTRA_TENANT_NOT_FOUND',
];

test.each(told)('%s is said, with what to do', (code) => {
  const evidence = evidenceOfExample(
    rules.find((rule) => rule.code === code && rule.example.origin !== 'text')!.example,
  );
  const cause = (isTokenRequest(evidence) ? ofTokenRequest : ofCall)(evidence);
  expect(cause).toMatchObject({ code, fix: [expect.any(String), ...cause!.fix.slice(1)] });
  expect(cause!.fix.join(' ')).not.toMatch(/\{\{|undefined/);
});

const plan = buildPlan(powerBi);
/** What a script knows of an operation: most have no id. */
const inPlan = ({ method, path, title }: (typeof operations)[number]): Evidence['operation'] =>
  factsAt(plan, keyOf(powerBi.root, { method, path }), title);

test.each(operations.map((each) => [each.id, each] as const))(
  '%s: the plan names its least role, and its twin',
  (_, operation) => {
    const { method, path, openTwin } = operation;
    const { twin, role } = inPlan(operation)!;
    expect(twin).toEqual(openTwin);
    const byMethod = method === 'GET' ? 'Viewer' : 'Contributor';
    expect(role ?? (path.startsWith(IN_WORKSPACE) ? byMethod : undefined)).toBe(leastRole(operation)?.role);
  },
);

/** Reasons that the service gives with a status; none is the most frequent. */
const reasons: Readonly<Record<number, readonly string[]>> = {
  401: ['', 'GroupNotAccessible', 'PowerBINotAuthorizedException', 'TokenExpired'],
  403: ['', 'ServicePrincipalIsNotAllowedByTenantAdminSwitch', 'UserNotLicensed'],
  404: ['', 'PowerBIEntityNotFound'],
  429: [''],
  500: ['InternalServerError'],
};
const seen: readonly (readonly Neighbour[])[] = [
  [],
  [{ operation: 'Groups_GetGroups', outcome: 'answered' }],
  [{ operation: 'Groups_GetGroups', outcome: 'refused' }],
  [{ operation: 'Datasets_GetDatasetsInGroup', outcome: 'answered' }],
];

describe('of every operation, for an app and a user, with each reason', () => {
  test.each(Object.keys(reasons).map(Number))('%i', (status) => {
    const found = operations.flatMap((operation) => {
      const { id, method, path } = operation;
      return reasons[status]!.flatMap((reason) =>
        [appClaims, userClaims].flatMap((claims) =>
          (reason === '' ? seen : seen.slice(0, 1)).flatMap((neighbours) => {
            const headers: Record<string, string> = reason === '' ? {} : { 'x-powerbi-error-info': reason };
            const evidence = call({
              path: path.slice('/v1.0/myorg'.length),
              method,
              status,
              headers,
              claims,
              neighbours,
            });
            const known = { ...evidence, operation: inPlan(operation) };
            const less = codeOf(ofCall(known)) === codeOf(ofCall(evidence)) ? [] : ['the plan knows too little of it'];
            return [...wrongIn(evidence), ...less].map((each) => `${id} ${reason} ${claims.upn ?? 'app'}: ${each}`);
          }),
        ),
      );
    });
    expect(found).toEqual([]);
  });
});
