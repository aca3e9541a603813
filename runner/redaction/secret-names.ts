/** Endings of names whose values are secret, without separators and in lower case. */
const ENDINGS = [
  'token',
  'secret',
  'secrettext',
  'assertion',
  'password',
  'passphrase',
  'pwd',
  'credential',
  'credentials',
  'credentialdetails',
  'apikey',
  'accesskey',
  'accountkey',
  'sharedkey',
  'privatekey',
  'functionskey',
  'subscriptionkey',
  'packagekey',
  'tenantkey',
  'keyvaultkeyidentifier',
  'connectionstring',
  'signature',
  'sas',
  'sasurl',
  'sasuri',
  'ticket',
  'cookie',
];
/** Secret under exactly this name. */
const EXACT = new Set(['key', 'sig', 'authorization', 'proxyauthorization']);
/** What ends like a secret and is none: the place in a list of pages. */
const HARMLESS = new Set(['continuationtoken', 'xmscontinuationtoken', 'nexttoken', 'skiptoken', '$skiptoken']);
/** In the answer of an operation that issues a credential these are the credential, too: an address to write to carries its own key. */
const ISSUED = new Set(['url', 'value']);

/** Whether the value of a field, a parameter or a header of this name is a secret. */
export function isSecretName(name: string): boolean {
  const plain = name.replace(/[-_.\s]/g, '').toLowerCase();
  return EXACT.has(plain) || (!HARMLESS.has(plain) && ENDINGS.some((ending) => plain.endsWith(ending)));
}

/** As `isSecretName`, for the answer of an operation that issues a credential. */
export function isIssuedName(name: string): boolean {
  return ISSUED.has(name.toLowerCase()) || isSecretName(name);
}

/** Whether the value of a header is a secret; names such as `X-Api-Key-Id` are better masked than missed. */
export function isSecretHeader(name: string): boolean {
  return (
    /secret|token|key|password|signature|credential|assertion|cookie|^(?:proxy-)?authorization$/i.test(name) &&
    !/continuation/i.test(name)
  );
}
