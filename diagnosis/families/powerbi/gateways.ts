import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { DATASET, detail, odata, SOURCE } from './answers.ts';
import { inItsWords, testSource } from './cures.ts';

const MESSAGE = 'DM_ErrorDetailNameCode_UnderlyingErrorMessage';

/** What a gateway, or a data source behind it, answers. */
export const gatewayRows: readonly Row[] = [
  {
    code: 'PBI_GATEWAY_PRINCIPAL',
    title: 'The principal to add to the data source is not identified correctly',
    certainty: 'reported',
    docs: pages.addDatasourceUser,
    source: 'two issues of users, one with the whole body',
    when: { service: 'powerbi', says: ['DMTS_PrincipalsAreInvalidError'] },
    why: 'The answer names DMTS_PrincipalsAreInvalidError: no principal of the tenant has that identifier and type.',
    fix: [
      'For an app send identifier with the object id of its enterprise application (the oid of its tokens), and principalType App. The client id and the object id of the app registration are refused.',
      'For a user send emailAddress, or the object id of the user in identifier.',
      'An app needs datasourceAccessRight Read to use the source.',
    ],
    example: { path: `${SOURCE}/users`, method: 'POST', status: 400, body: odata('DMTS_PrincipalsAreInvalidError') },
    nearMiss: { path: `${SOURCE}/users`, method: 'POST', status: 400, body: odata('DMTS_SomethingElse') },
  },
  {
    code: 'PBI_SOURCE_THROTTLED',
    title: 'The data source itself answered 429: too many requests',
    certainty: 'reported',
    docs: pages.throttling,
    source: 'a capture of a gateway error around a 429 of the admin API',
    when: { service: 'powerbi', says: ['DM_GWPipeline_*'], words: /\(429\)|too many requests/i },
    why: "The gateway worked; the web address that the model's query reads refuses it for now.",
    fix: [
      'Refresh less often, and let the query ask for fewer or larger pages.',
      'If the query reads the Power BI admin API: 50 calls an hour and tenant for Get Groups As Admin. Keep the answers in files and read those.',
    ],
    example: {
      path: `${SOURCE}/status`,
      status: 400,
      body: odata('DM_GWPipeline_Gateway_MashupDataAccessError', [
        detail(
          MESSAGE,
          "Web.Contents failed to get contents from 'https://api.powerbi.com/v1.0/myorg/admin/Groups' (429): Too Many Requests",
        ),
      ]),
    },
    nearMiss: {
      path: `${SOURCE}/status`,
      status: 400,
      body: odata('DM_GWPipeline_Gateway_MashupDataAccessError', [detail(MESSAGE, 'Could not find file')]),
    },
  },
  {
    code: 'PBI_SOURCE_TIMEOUT',
    title: 'The gateway reached the data source too late or not at all',
    certainty: 'reported',
    docs: pages.gatewayProblems,
    source: "a client's test has the code; the cure is inferred",
    when: {
      service: 'powerbi',
      says: [
        'DM_GWPipeline_Gateway_AdoNetProviderOpenConnectionTimeoutError',
        'DM_GWPipeline_Gateway_TimeoutError',
        'DM_GWPipeline_Gateway_ServerUnreachable',
      ],
    },
    why: (view) =>
      inItsWords(view, 'The gateway answers, and the connection that it opened to the source ran into a time limit.'),
    fix: [
      'Check the server name and port of the data source, and that the source is running.',
      'Open the firewall between the machine of the gateway and the source.',
      testSource,
    ],
    example: {
      path: `${SOURCE}/status`,
      status: 400,
      body: odata('DM_GWPipeline_Gateway_AdoNetProviderOpenConnectionTimeoutError'),
    },
    nearMiss: {
      path: `${SOURCE}/status`,
      status: 400,
      body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [detail(MESSAGE, "Login failed for user 'reader'.")]),
    },
  },
  {
    code: 'PBI_SOURCE_FIREWALL',
    title: 'The firewall of the data source blocks the service',
    certainty: 'reported',
    docs: pages.gatewayProblems,
    source: 'the message of Azure SQL, error 40615, which users quote; the cure is in the message',
    when: { service: 'powerbi', words: /client with ip address .{1,60}not allowed to access|\b40615\b/i },
    why: (view) => inItsWords(view, 'The source was reached and refuses the address that the query comes from.'),
    fix: [
      'Azure SQL: in the portal, open the server, Networking, and switch on "Allow Azure services and resources to access this server", or add the address of the message as a firewall rule.',
      'If that is not allowed: read the source through an on-premises or virtual network data gateway, and allow its address.',
      'The credentials have not been looked at yet: leave them as they are.',
    ],
    example: {
      path: SOURCE,
      method: 'PATCH',
      status: 400,
      body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [
        detail(
          MESSAGE,
          "Cannot open server 'sales' requested by the login. Client with IP address '20.38.84.10' is not allowed to access the server.",
        ),
      ]),
    },
    nearMiss: {
      path: SOURCE,
      method: 'PATCH',
      status: 400,
      body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [detail(MESSAGE, "Login failed for user 'reader'.")]),
    },
  },
  {
    code: 'PBI_SOURCE_OAUTH',
    title: 'The stored OAuth2 sign-in of the data source is no longer valid',
    certainty: 'inferred',
    docs: pages.updateDatasource,
    source: 'concluded from the name of the code',
    when: { service: 'powerbi', says: ['DM_GWPipeline_Client_OAuth*'] },
    why: ({ answer }) =>
      `The answer names ${(answer.code || answer.info).slice(0, 70)}: the sign-in to the source failed, not the one to Power BI.`,
    fix: [
      'Have the owner of the connection sign in again. The place is the settings of the model, Data source credentials, Edit credentials; or Manage connections and gateways.',
      'By API send Update Gateway Datasource with credentialType OAuth2 and a new token for the source, of the same tenant.',
      'For runs without a person use credentialType ServicePrincipal or Key, where the source takes it.',
    ],
    example: { path: `${SOURCE}/status`, status: 400, body: odata('DM_GWPipeline_Client_OAuthTokenLoginFailedError') },
    nearMiss: { path: `${SOURCE}/status`, status: 400, body: odata('DM_GWPipeline_Client_GatewayUnreachable') },
  },
  {
    code: 'PBI_SOURCE_LOGIN',
    title: 'The data source refuses the credentials',
    certainty: 'reported',
    docs: pages.updateDatasource,
    source: 'an issue with the whole body; the code is documented for this',
    when: {
      service: 'powerbi',
      says: ['DM_GWPipeline_Gateway_DataSourceAccessError', 'DM_GWPipeline_Gateway_InvalidConnectionCredentials'],
      words: /log ?[io]n|password|credential|denied|authenti|authori[sz]|server admin/i,
    },
    why: (view) => inItsWords(view, 'The gateway or the cloud service reached the source, and the source refused it.'),
    fix: [
      "Send Update Gateway Datasource with the right user, password and credentialType of the data source. These are not the app's own credentials.",
      'At the source, check that this user exists, is not locked, and may read the database.',
      testSource,
    ],
    example: {
      path: SOURCE,
      method: 'PATCH',
      status: 400,
      body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [
        detail(MESSAGE, "Login failed for user 'reader'."),
        detail('DM_ErrorDetailNameCode_UnderlyingNativeErrorCode', '18456'),
      ]),
    },
    nearMiss: { path: SOURCE, method: 'PATCH', status: 400, body: odata('DM_GWPipeline_Client_GatewayUnreachable') },
  },
  {
    code: 'PBI_SOURCE_ACCESS',
    title: 'The connection to the data source failed: its address, the network or its credentials',
    certainty: 'reported',
    docs: pages.gatewayProblems,
    source: 'the code is documented for this; only the quoted message says which of the three it is',
    when: { service: 'powerbi', says: ['DM_GWPipeline_Gateway_DataSourceAccessError'] },
    why: (view) =>
      inItsWords(
        view,
        'The answer names DM_GWPipeline_Gateway_DataSourceAccessError and quotes no message of the source.',
      ),
    fix: [
      'Send Get Gateway Datasource Status: its answer has the message of the source.',
      'Check server and database in the data source, and the firewall between the gateway (or the cloud service) and the source.',
      'Set the credentials of the data source again with Update Gateway Datasource.',
      testSource,
    ],
    example: {
      path: `${SOURCE}/status`,
      status: 400,
      body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [
        detail(MESSAGE, 'A network-related or instance-specific error occurred.'),
      ]),
    },
    nearMiss: {
      path: `${SOURCE}/status`,
      status: 400,
      body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [detail(MESSAGE, "Login failed for user 'reader'.")]),
    },
  },
  {
    code: 'PBI_GATEWAY_OFFLINE',
    title: 'The gateway cannot be reached',
    certainty: 'documented',
    docs: pages.gatewayProblems,
    source: "the description's own example of Get Datasource Status; the cure is inferred",
    when: { service: 'powerbi', says: ['DM_GWPipeline_Client_*', 'Gateway_Offline'] },
    why: ({ answer }) =>
      `The answer names ${(answer.code || answer.info).slice(0, 70)}: the service got no answer from the on-premises data gateway.`,
    fix: [
      'On the machine of the gateway: start the service "On-premises data gateway" and check that its app shows it online.',
      'Let that machine connect outwards to *.servicebus.windows.net (ports 443, 5671, 5672), and bring the gateway up to date.',
      'If it was replaced or moved: bind the model to the new one with Bind Dataset To Gateway In Group.',
    ],
    example: { path: `${SOURCE}/status`, status: 400, body: odata('DM_GWPipeline_Client_GatewayUnreachable') },
    nearMiss: {
      path: `${SOURCE}/status`,
      status: 400,
      body: odata('DM_GWPipeline_Gateway_AdoNetProviderOpenConnectionTimeoutError'),
    },
  },
  {
    code: 'PBI_SOURCE_QUERY',
    title: 'The query of the model cannot read its data source',
    certainty: 'reported',
    docs: pages.gatewayProblems,
    source: "users' reports of the code",
    when: { service: 'powerbi', says: ['DM_GWPipeline_Gateway_Mashup*'] },
    why: (view) => inItsWords(view, 'The gateway ran the query, and reading the source failed.'),
    fix: [
      'Correct what the message names: a path, a file, a column, or a right of the stored credentials.',
      'Open the model in Power BI Desktop on the machine of the gateway and refresh it there: it shows the step that fails.',
    ],
    example: {
      path: `${DATASET}/Default.GetBoundGatewayDatasources`,
      status: 400,
      body: odata('DM_GWPipeline_Gateway_MashupDataAccessError', [
        detail(MESSAGE, "Could not find file 'D:\\data\\sales.csv'."),
      ]),
    },
    nearMiss: {
      path: `${DATASET}/Default.GetBoundGatewayDatasources`,
      status: 400,
      body: odata('PowerBIEntityNotFound'),
    },
  },
];
