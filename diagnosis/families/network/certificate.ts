import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { clientText, evidenceOf, hostIn, writtenByClient } from './text.ts';

const OTHER_NAME =
  /ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames|hostname mismatch|doesn't match (?:either|any) of|RemoteCertificateNameMismatch|no alternative certificate subject name matches|certificate is valid for .{1,200}, not /i;
const OUT_OF_TIME =
  /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|certificate has expired|certificate is not yet valid|NotTimeValid/i;
const NOT_TRUSTED =
  /self.signed certificate|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|unable to (?:verify the first certificate|get (?:local )?issuer certificate)|CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError|signed by unknown authority|PKIX path building failed|remote certificate (?:is|was) (?:invalid|rejected)|could not establish trust relationship|RemoteCertificateChainErrors|SSL certificate problem/i;
const TOO_OLD =
  /unexpected error occurred on a send|could not create SSL\/TLS secure channel|forcibly closed by the remote host|unsupported.protocol|TLSV1_ALERT_PROTOCOL_VERSION|alert protocol version|SSLEOFError|EOF occurred in violation of protocol/i;
const NOT_TLS =
  /WRONG_VERSION_NUMBER|wrong version number|packet length too long|plain HTTP request was sent to HTTPS|server gave HTTP response to HTTPS client/i;

/** Connections that end while both sides agree on encryption. */
export const certificateRows: readonly Row[] = [
  {
    code: 'CERTIFICATE_OTHER_NAME',
    title: 'The certificate is for another host name',
    certainty: 'inferred',
    docs: pages.clouds,
    source: "the meaning of the words in the clients' libraries",
    when: writtenByClient(OTHER_NAME),
    evidence: evidenceOf(OTHER_NAME),
    why: (view) =>
      `What answered for ${hostIn(view) || 'the host'} has a certificate for another name: a misspelt address, or something on the way.`,
    fix: [
      'Compare loginUrl and apiUrl with the table of clouds, letter by letter.',
      "If they are right, a proxy or a private DNS entry leads to another server: ask the network's administrator.",
      'Do not switch off the check of certificates: the token would go to that server.',
    ],
    example: clientText(
      "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: Host: api.powerbi.com. is not in the cert's altnames: DNS:proxy.contoso.example",
    ),
    nearMiss: clientText('Error: self-signed certificate in certificate chain'),
  },
  {
    code: 'CERTIFICATE_OUT_OF_TIME',
    title: 'A certificate on the way is not valid at this time',
    certainty: 'inferred',
    docs: pages.clouds,
    source: "the meaning of the words in the clients' libraries",
    when: writtenByClient(OUT_OF_TIME),
    evidence: evidenceOf(OUT_OF_TIME),
    why: "By this machine's clock the certificate has expired, or is not valid yet. Microsoft's own are renewed in time.",
    fix: [
      "Set this machine's clock by a time server.",
      "If the clock is right, open the host in a browser and check who issued the certificate. If it is a company proxy's, its administrator must renew it.",
      'An old operating system may lack newer root certificates: update it.',
    ],
    example: clientText("Error: certificate has expired\n    code: 'CERT_HAS_EXPIRED'"),
    nearMiss: clientText('Error: unable to verify the first certificate'),
  },
  {
    code: 'TLS_NOT_SPOKEN',
    title: 'What answers there does not speak TLS',
    certainty: 'inferred',
    docs: pages.clouds,
    source: "the meaning of the words in the clients' libraries",
    when: writtenByClient(NOT_TLS),
    evidence: evidenceOf(NOT_TLS),
    why: (view) =>
      `The client began to encrypt, and ${hostIn(view) || 'the other side'} answered in plain text: an https address for a port that serves http.`,
    fix: [
      'If a proxy is set: its own address begins with http, also for HTTPS_PROXY, such as http://proxy:8080.',
      'If it is the emulator on this machine, begin loginUrl and apiUrl with http, or start it with a certificate.',
      "For Microsoft's hosts the port is 443, which can be omitted.",
    ],
    example: clientText('Error: write EPROTO 140735:error:1408F10B:SSL routines:ssl3_get_record:wrong version number'),
    nearMiss: clientText('Error: self-signed certificate in certificate chain'),
  },
  {
    code: 'TLS_TOO_OLD',
    title: 'The connection was cut off, most often because the client speaks a TLS below 1.2',
    certainty: 'reported',
    docs: pages.troubleshoot,
    source: 'four reports since mid-2020, when the services ended TLS 1.0 and 1.1',
    when: writtenByClient(TOO_OLD),
    evidence: evidenceOf(TOO_OLD),
    why: 'The services end such a connection without an answer. Windows PowerShell and older .NET do not use TLS 1.2 by themselves.',
    fix: [
      'In Windows PowerShell, before the call: [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12. Or use PowerShell 7.',
      'In .NET, target version 4.7 or newer and leave the protocol to the system; in Java use version 8 or newer.',
      'If TLS 1.2 is already used, a firewall or a proxy cuts the connection: try from another network.',
    ],
    example: clientText(
      'Invoke-RestMethod : The underlying connection was closed: An unexpected error occurred on a send.',
    ),
    nearMiss: {
      path: '/v1.0/myorg/groups',
      status: 400,
      body: {
        error: {
          code: 'DM_GWPipeline_Gateway_DataSourceAccessError',
          message: 'An existing connection was forcibly closed by the remote host.',
        },
      },
    },
  },
  {
    code: 'CERTIFICATE_NOT_TRUSTED',
    title: 'The client does not trust the certificate',
    certainty: 'inferred',
    docs: pages.clouds,
    source: "the meaning of the words in the clients' libraries; the variables are documented by these",
    when: writtenByClient(NOT_TRUSTED),
    evidence: evidenceOf(NOT_TRUSTED),
    why: 'Most often a company proxy opens the encryption and signs with its own root certificate, which this client does not know.',
    fix: [
      "Get the proxy's root certificate as a PEM file. Name it in NODE_EXTRA_CA_CERTS for Node and Newman, REQUESTS_CA_BUNDLE for Python and Azure CLI, SSL_CERT_FILE for others.",
      "In Postman: Settings, Certificates, CA certificates. In Java: import it with keytool. In .NET and PowerShell: the machine's trusted roots.",
      'Do not switch off the check of certificates (-k, NODE_TLS_REJECT_UNAUTHORIZED=0, verify=False): secret and token could then be read on the way.',
    ],
    example: clientText("Error: self-signed certificate in certificate chain\n    code: 'SELF_SIGNED_CERT_IN_CHAIN'"),
    nearMiss: clientText("Error: certificate has expired\n    code: 'CERT_HAS_EXPIRED'"),
  },
];
