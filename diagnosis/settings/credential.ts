import type { SignInVariable } from '../../catalogue/sign-in.ts';

/** What proves who the caller is: a client secret, a certificate's key, a ready assertion, or a token that is there already. */
export type CredentialKind = 'secret' | 'certificate' | 'assertion' | 'token';

/** What is filled in to sign in with; empty where nothing is. */
export type CredentialValues = Readonly<Record<'clientSecret' | 'privateKey' | 'certificate' | 'clientAssertion' | 'accessToken', string>>;

/** Which credential the values make, or why they make none. `names` are the variables that it is about. */
export type CredentialChoice =
  | { readonly kind: CredentialKind; readonly problem: null }
  | { readonly kind: null; readonly problem: 'none' | 'several' | 'half'; readonly names: readonly SignInVariable[] };

/**
 * Chooses the credential by what is filled in. A pasted token stands above the others, as somebody pastes it to try something out;
 * of the others there may be one only. A key needs its certificate, which may stand in the same text.
 */
export function chooseCredential(values: CredentialValues): CredentialChoice {
  const filled = (['clientSecret', 'privateKey', 'clientAssertion'] as const).filter((name) => values[name] !== '');
  if (values.accessToken !== '') return { kind: 'token', problem: null };
  if (filled.length > 1) return { kind: null, problem: 'several', names: filled };
  const [only] = filled;
  if (only === undefined) {
    return values.certificate === '' ? { kind: null, problem: 'none', names: ['clientSecret', 'privateKey', 'clientAssertion', 'accessToken'] } : { kind: null, problem: 'half', names: ['privateKey'] };
  }
  if (only === 'clientSecret') return { kind: 'secret', problem: null };
  if (only === 'clientAssertion') return { kind: 'assertion', problem: null };
  const hasCertificate = values.certificate !== '' || /-----BEGIN CERTIFICATE-----/.test(values.privateKey);
  return hasCertificate ? { kind: 'certificate', problem: null } : { kind: null, problem: 'half', names: ['certificate'] };
}
