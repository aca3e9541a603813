import { projectRoot } from '../../generator/project.ts';
import { makeProject, type Project } from '../cli/fixtures/terminal.ts';
import { expected } from './expected.ts';

/** What `doctor --json` prints, as far as it is looked at here. */
interface Checks {
  readonly checks: readonly {
    readonly outcome: string;
    readonly reason?: string;
    readonly causes: readonly { readonly code: string }[];
  }[];
}

let project: Project;
beforeAll(() => (project = makeProject(undefined)));
afterAll(() => project.remove());

/** These two take every step of the folder. */
const EVERY_STEP = ['--for', 'query', '--for', 'admin-read'];

/** Causes that the scripts do not decide by themselves: the line has the service's words, and the page to look them up in. */
const BY_PAGE = ['ENTRA_CONSENT_MISSING', 'PBI_CAPACITY_PAUSED', 'PBI_PREMIUM_PER_USER', 'PROXY_ANSWERED'];

const met = expected.filter(([, , way]) => way === 'collection');

/** The committed collection runs in Newman, and meets the scenario with nothing but the values of an environment. */
test.each(met)('%s: %s', async (scenario, first) => {
  const root = projectRoot();
  const { code, out } = await project.start(['doctor', '--emulator', '--scenario', scenario, '--json', ...EVERY_STEP], {
    root,
  });
  const { checks } = JSON.parse(out) as Checks;
  const broken = checks.find(({ outcome }) => outcome === 'broken');
  expect(broken?.causes[0]?.code).toBe(first);
  // The test line that a person sees in Postman: the collection's own diagnosis, made inside the sandbox.
  // Where the connection broke, the runner shows the error of the connection in its place.
  const said = BY_PAGE.includes(first) ? 'UNKNOWN' : first;
  if (first !== 'NO_ANSWER') expect(broken?.reason).toContain(`[${said}]`);
  expect(code).toBe(/^ENTRA_/.test(first) || scenario === 'login-down' ? 3 : 1);
});

test('with nothing broken all is well', async () => {
  const { code, out } = await project.start(['doctor', '--emulator', '--json', ...EVERY_STEP], {
    root: projectRoot(),
  });
  const { checks } = JSON.parse(out) as Checks;
  expect(checks.filter(({ outcome, causes }) => outcome === 'broken' || causes.length > 0)).toEqual([]);
  expect(code).toBe(0);
});
