import { plan } from './plan.ts';
import { runScript, type Outcome, type Service } from './sandbox.ts';

/** Settings that are right; a credential is to be added. */
export const good = {
  tenantId: '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10',
  clientId: '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21',
  loginUrl: 'https://login.microsoftonline.com',
  apiUrl: 'https://api.powerbi.com',
  scope: 'https://analysis.windows.net/powerbi/api/.default',
};

const issues: Service = () => ({ code: 200, body: { access_token: 'fresh', expires_in: 3599 } });

/** Signs in with what is filled in, at a service that gives everybody a token. */
export function signIn(environment: object, locals: object = {}): Promise<Outcome> {
  return runScript(
    'prerequest',
    { name: 'List Groups', environment: { ...good, ...environment }, locals: { ...locals }, service: issues },
    plan,
  );
}
