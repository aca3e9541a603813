import { ASSERTION_TYPE } from '../../catalogue/entra/sign-in.ts';
import type { CredentialKind } from '../../diagnosis/settings/credential.ts';
import { readAssertion } from './ready-assertion.ts';
import type { MadeAssertion, makeAssertion } from './signing/assertion.ts';
import type { TokenInputs } from './token-inputs.ts';

/** The fields of a token request by which the app proves who it is, or why there are none. */
export type Proof =
  | { readonly fields: readonly (readonly [string, string])[]; readonly problem: null }
  | { readonly fields: null; readonly problem: string };

/** Stands behind the bundled script: see `generator/bundle-signing.ts`. Called only where a certificate signs in. */
declare function loadSigning(): { readonly makeAssertion: typeof makeAssertion };

/** Makes the proof for one token request; an assertion is made anew each time. */
export function proofOf(kind: CredentialKind, inputs: TokenInputs, tokenUrl: string, now: number): Proof {
  const { clientId, clientSecret, privateKey, certificate, clientAssertion } = inputs;
  if (kind === 'secret') return { fields: [['client_secret', clientSecret]], problem: null };
  if (kind === 'assertion') return withAssertion(readAssertion(clientAssertion, clientId, tokenUrl, now));
  return withAssertion(loadSigning().makeAssertion({ clientId, audience: tokenUrl, privateKey, certificate, now }));
}

function withAssertion({ assertion, problem }: MadeAssertion): Proof {
  if (problem !== null) return { fields: null, problem };
  return {
    fields: [
      ['client_assertion_type', ASSERTION_TYPE],
      ['client_assertion', assertion],
    ],
    problem,
  };
}
