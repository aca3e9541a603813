import {
  chooseCredential,
  credentialParts,
  credentialValues,
  describeNoCredential,
  inWords,
  type CredentialKind,
  type CredentialValues,
} from '../../diagnosis/settings/credential.ts';
import { cloudMix, describeMix } from '../../diagnosis/settings/cloud-mix.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { problemOfClientId, problemOfClientSecret, problemOfTenantId } from '../../diagnosis/settings/app-values.ts';
import { describeAddressProblem, readBaseAddress } from '../../diagnosis/settings/base-address.ts';
import { isPlaceholder } from '../../diagnosis/settings/placeholder.ts';
import { problemOfSecretText } from '../../diagnosis/settings/secret-text.ts';
import { valueOf } from '../shared/value.ts';
import { trustedHosts } from './address.ts';

/** What the token request is made of. */
export interface TokenInputs extends CredentialValues {
  readonly tenantId: string;
  readonly clientId: string;
  readonly loginUrl: string;
  readonly scope: string;
}

const SECRET_QUOTED = 'clientSecret has quotes around it, which would be a part of the secret. Remove them.';
const SECRET_INVISIBLE =
  'clientSecret contains an invisible character, which was copied with it. Copy the secret again from the page where it was created.';
const PLAIN = ['tenantId', 'clientId', 'loginUrl', 'scope'] as const;

export function readTokenInputs(): TokenInputs {
  const loginUrl = valueOf('loginUrl');
  const login = readBaseAddress('loginUrl', loginUrl, trustedHosts());
  return {
    ...credentialValues(valueOf),
    tenantId: valueOf('tenantId'),
    clientId: valueOf('clientId'),
    loginUrl: login.problem === null ? login.url : loginUrl,
    scope: valueOf('scope'),
  };
}

/** How the inputs sign in; null where they do not. A key without its certificate counts: what is wrong with the key itself is told first. */
export function credentialOf(inputs: TokenInputs): CredentialKind | null {
  const choice = chooseCredential(inputs);
  return choice.problem === 'half' && inputs.privateKey !== '' ? 'certificate' : choice.kind;
}

/**
 * The first thing that is wrong with the inputs, said so that the reader knows what to fill in where; null when nothing is.
 * Spaces and line breaks around a value are no mistake: they are taken off. No message repeats a secret.
 */
export function checkTokenInputs(inputs: TokenInputs): string | null {
  const kind = credentialOf(inputs);
  return (
    problemOfEmpty(inputs) ??
    problemOfPlain(inputs) ??
    (kind === null ? problemOfChoice(inputs) : problemOfCredential(inputs, kind)) ??
    problemOfCloud(inputs)
  );
}

/** Everything that is still empty is named at once. */
function problemOfEmpty(inputs: TokenInputs): string | null {
  const empty: string[] = PLAIN.filter((name) => inputs[name] === '');
  if (empty.length === 0) return null;
  const needsCredential = chooseCredential(inputs).problem === 'none';
  const names = needsCredential ? [...empty, 'clientSecret'] : empty;
  const otherwise = needsCredential
    ? ' In place of clientSecret: privateKey with certificate, or clientAssertion; or only a ready accessToken.'
    : '';
  return `${inWords(names, 'and')} ${names.length > 1 ? 'are empty in the saved environment. Fill them' : 'is empty in the saved environment. Fill it'} in, in the environment that is chosen for this run.${otherwise}`;
}

function problemOfPlain(inputs: TokenInputs): string | null {
  for (const name of PLAIN) {
    if (isPlaceholder(inputs[name])) return holdsPlaceholder(name);
    if (/\s/.test(inputs[name])) return `${name} has a space or a line break inside it. Paste it again.`;
  }
  const { tenantId, clientId, loginUrl, scope } = inputs;
  const wrong = problemOfTenantId(tenantId) ?? problemOfClientId(clientId);
  if (wrong !== null) return wrong;
  const login = readBaseAddress('loginUrl', loginUrl, trustedHosts());
  if (login.problem !== null) return describeAddressProblem('loginUrl', login);
  if (!/\/\.default$/.test(scope))
    return 'scope must end with /.default, such as https://analysis.windows.net/powerbi/api/.default';
  return null;
}

function problemOfChoice(inputs: TokenInputs): string | null {
  const choice = chooseCredential(inputs);
  return choice.kind === null ? describeNoCredential(choice, inputs) : null;
}

function problemOfCredential(inputs: TokenInputs, kind: CredentialKind): string | null {
  for (const name of credentialParts[kind]) {
    if (isPlaceholder(inputs[name]) && !isOtherForm(inputs[name])) return holdsPlaceholder(name);
  }
  const { clientSecret } = inputs;
  if (kind !== 'secret') return null;
  if (/\s/.test(clientSecret)) return 'clientSecret has a space or a line break inside it. Paste it again.';
  const strange = problemOfSecretText(clientSecret);
  if (strange) return strange === 'quotes' ? SECRET_QUOTED : SECRET_INVISIBLE;
  return problemOfClientSecret(clientSecret);
}

/** JSON and XML have brackets, too; what they are is told where a key is read. */
function isOtherForm(text: string): boolean {
  return /^\{\s*["\\]|^<(\?xml|RSAKey)/i.test(text);
}

/** A token of one cloud opens nothing in another; the service would only say that it is invalid. */
function problemOfCloud({ loginUrl, scope }: TokenInputs): string | null {
  const mix = cloudMix({ loginUrl, scope, apiUrl: valueOf('apiUrl'), fabricUrl: valueOf('fabricUrl') });
  return mix && describeMix(mix);
}

/** The problem of a variable that must be a GUID; null when it is one. */
export function problemOfGuid(name: string, value: string, whatItIs: string): string | null {
  if (isPlaceholder(value)) return holdsPlaceholder(name);
  return isGuid(value) ? null : `${name} is not a GUID. ${whatItIs}`;
}

function holdsPlaceholder(name: string): string {
  return `${name} still contains a placeholder. Replace it by the real value, in the environment.`;
}
