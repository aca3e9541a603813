import type { Answer } from '../../call.ts';
import { messageRefusal, odataRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A46: a source in the cloud has no gateway that somebody administers. */
export const cloudSourceNotOwned: ContentRefusal = {
  id: 'A46',
  title: 'Credentials of a source in the cloud are set by somebody else than the owner of the model',
  certainty: 'inferred',
  source: 'the description names the owner; the answer is that of A18d',
  answer: () => odataRefusal(401, 'PowerBINotAuthorizedException'),
};

/** A47: only a gateway has a key. */
export const encryptionUnfit: ContentRefusal = {
  id: 'A47',
  title: 'Credentials are not encrypted for a gateway, or encrypted for a source in the cloud',
  certainty: 'inferred',
  source: 'the description has the rule; status and body are inferred',
  answer: () =>
    messageRefusal(400, 'InvalidRequest', 'Parameter credentialDetails.encryptionAlgorithm is missing or invalid'),
};

/** A47a: mostly the JSON itself, or an access token, with the name of the algorithm beside it. */
export const credentialsNotBase64: ContentRefusal = {
  id: 'A47a',
  title: 'Encrypted credentials are not base64',
  certainty: 'reported',
  source: 'an issue has the whole body',
  answer: () =>
    gatewayError(
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters. ',
      '-2146233033',
    ),
};

/** A47b: encrypted with the key of another gateway, with another padding, or cut otherwise. */
export const credentialsNotDecryptable: ContentRefusal = {
  id: 'A47b',
  title: 'Encrypted credentials cannot be decrypted with the key of the gateway',
  certainty: 'inferred',
  source: 'as for what is not base64 (A47a); the words are inferred',
  answer: () => gatewayError('Error occurred while decoding OAEP padding.', '-2146233296'),
};

/** A47c: a JSON text whose names and values depend on the kind. */
export const credentialsIncomplete: ContentRefusal = {
  id: 'A47c',
  title: 'Credentials are not what their kind needs',
  certainty: 'inferred',
  source: 'the description has an example of each kind; status and body are inferred',
  answer: () => messageRefusal(400, 'InvalidRequest', 'Parameter credentialDetails.credentials is missing or invalid'),
};

/** The envelope of the report, which lacks the culprit of the usual one. */
function gatewayError(message: string, result: string): Answer {
  const code = 'DM_GWPipeline_UnknownError';
  const details = [
    ['DM_ErrorDetailNameCode_UnderlyingErrorMessage', message],
    ['DM_ErrorDetailNameCode_UnderlyingHResult', result],
  ].map(([name, value]) => ({ code: name, detail: { type: 1, value } }));
  return { status: 400, body: { error: { code, 'pbi.error': { code, parameters: {}, details } } } };
}
