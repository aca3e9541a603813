import type { SignInVariable } from '../../catalogue/entra/sign-in.ts';
import { isPlaceholder } from './placeholder.ts';

/** What proves who the caller is: a client secret, a certificate's key, a ready assertion, or a token that is there already. */
export type CredentialKind = 'secret' | 'certificate' | 'assertion' | 'token';

/** Variables that each are a credential, or a part of one. */
export const credentialVariables = [
  'clientSecret',
  'privateKey',
  'certificate',
  'clientAssertion',
  'accessToken',
] as const satisfies readonly SignInVariable[];

export type CredentialVariable = (typeof credentialVariables)[number];

/** What each kind is made of. */
export const credentialParts: Readonly<Record<CredentialKind, readonly CredentialVariable[]>> = {
  secret: ['clientSecret'],
  certificate: ['privateKey', 'certificate'],
  assertion: ['clientAssertion'],
  token: ['accessToken'],
};

/** What is filled in to sign in with; empty where nothing is. */
export type CredentialValues = Readonly<Record<CredentialVariable, string>>;

/** Reads what is filled in. */
export function credentialValues(valueOf: (name: CredentialVariable) => string): CredentialValues {
  return Object.fromEntries(credentialVariables.map((name) => [name, valueOf(name)])) as CredentialValues;
}

/** The values make no credential. `names` are the variables that it is about. */
export interface NoCredential {
  readonly kind: null;
  readonly problem: 'none' | 'several' | 'half';
  readonly names: readonly SignInVariable[];
}

/** Which credential the values make, or why they make none. */
export type CredentialChoice = { readonly kind: CredentialKind; readonly problem: null } | NoCredential;

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
    return values.certificate === ''
      ? { kind: null, problem: 'none', names: ['clientSecret', 'privateKey', 'clientAssertion', 'accessToken'] }
      : { kind: null, problem: 'half', names: ['privateKey'] };
  }
  if (only === 'clientSecret') return { kind: 'secret', problem: null };
  if (only === 'clientAssertion') return { kind: 'assertion', problem: null };
  // A vault may keep the whole text in base64 once more: whether a certificate is in it shows when it is read.
  const hasCertificate =
    values.certificate !== '' || /BEGIN\s*(TRUSTED\s*|X509\s*)?CERTIFICATE|^\s*LS0tLS1CRUdJTi/.test(values.privateKey);
  return hasCertificate
    ? { kind: 'certificate', problem: null }
    : { kind: null, problem: 'half', names: ['certificate'] };
}

/** Why there is no credential, and what to do about it, in the names of the environment's variables. No value is repeated. */
export function describeNoCredential({ problem, names }: NoCredential, values: CredentialValues): string {
  if (problem === 'none') {
    return `${names[0]} is empty, and so are ${inWords(names.slice(1), 'and')}. Fill in one of them, in the environment that is chosen for this run: clientSecret, or privateKey with certificate, or clientAssertion, or a ready accessToken.`;
  }
  if (problem === 'several') {
    const unfilled = names.filter((name) => isPlaceholder(values[name as keyof CredentialValues]));
    const left =
      unfilled.length > 0
        ? ` (${inWords(unfilled, 'and')} still ${unfilled.length > 1 ? 'contain placeholders' : 'contains a placeholder'})`
        : '';
    return `${inWords(names, 'and')} are filled in${left}, and only one of them can be used. Leave the one to sign in with, and empty the ${names.length > 2 ? 'others' : 'other'}.`;
  }
  if (names.includes('certificate'))
    return 'privateKey is filled in and certificate is empty. Paste the certificate as PEM, or its Thumbprint as the portal shows it, into certificate.';
  if (/BEGIN[A-Z ]*PRIVATE\s*KEY/.test(values.certificate))
    return 'certificate contains a private key. Move it to privateKey, which is kept secret, and leave only the certificate.';
  return 'certificate is filled in and privateKey is empty. A certificate alone proves nothing: paste the private key that belongs to it into privateKey.';
}

/** Several names as a sentence has them: `a, b and c`. */
export function inWords(names: readonly string[], last: 'and' | 'or'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names[names.length - 1]}`;
}
