import { pages } from '../../names.ts';
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
    fix: ['For an app send identifier with the object id of its enterprise application (the oid of its tokens), and principalType App. The client id and the object id of the app registration are refused.', 'For a user send emailAddress, or the object id of the user in identifier.', 'An app needs datasourceAccessRight Read to use the source.'],
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
    why: 'The gateway worked; the web address that the model\'s query reads has refused it for now.',
    fix: ['Refresh less often, and let the query ask for fewer or larger pages.', 'If the query reads the Power BI admin API: 50 calls an hour and tenant for Get Groups As Admin. Keep the answers in files and read those.'],
    example: { path: `${SOURCE}/status`, status: 400, body: odata('DM_GWPipeline_Gateway_MashupDataAccessError', [detail(MESSAGE, 'Web.Contents failed to get contents from \'https://api.powerbi.com/v1.0/myorg/admin/Groups\' (429): Too Many Requests')]) },
    nearMiss: { path: `${SOURCE}/status`, status: 400, body: odata('DM_GWPipeline_Gateway_MashupDataAccessError', [detail(MESSAGE, 'Could not find file')]) },
  },
  {
    code: 'PBI_SOURCE_TIMEOUT',
    title: 'The gateway reached the data source too late or not at all',
    certainty: 'reported',
    docs: pages.gatewayProblems,
    source: 'a client\'s test has the code; the cure is inferred',
    when: { service: 'powerbi', says: ['DM_GWPipeline_Gateway_AdoNetProviderOpenConnectionTimeoutError', 'DM_GWPipeline_Gateway_TimeoutError', 'DM_GWPipeline_Gateway_ServerUnreachable'] },
    why: (view) => inItsWords(view, 'The gateway answers, and the connection that it opened to the source ran into a time limit.'),
    fix: ['Check the server name and port of the data source, and that the source is running.', 'Open the firewall between the machine of the gateway and the source.', testSource],
    example: { path: `${SOURCE}/status`, status: 400, body: odata('DM_GWPipeline_Gateway_AdoNetProviderOpenConnectionTimeoutError') },
    nearMiss: { path: `${SOURCE}/status`, status: 400, body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [detail(MESSAGE, 'Login failed for user \'reader\'.')]) },
  },
  {
    code: 'PBI_SOURCE_LOGIN',
    title: 'The data source refuses the credentials',
    certainty: 'reported',
    docs: pages.updateDatasource,
    source: 'an issue with the whole body; the code is documented for this',
    when: { service: 'powerbi', says: ['DM_GWPipeline_Gateway_DataSourceAccessError', 'DM_GWPipeline_Gateway_InvalidConnectionCredentials'] },
    why: (view) => inItsWords(view, 'The gateway or the cloud service reached the source, and the source did not let it in.'),
    fix: ['Send Update Gateway Datasource with the right user, password and credentialType of the data source. These are not the app\'s own credentials.', testSource, 'If the message is about the network or the name of the server, correct those first.'],
    example: { path: SOURCE, method: 'PATCH', status: 400, body: odata('DM_GWPipeline_Gateway_DataSourceAccessError', [detail(MESSAGE, 'Login failed for user \'reader\'.'), detail('DM_ErrorDetailNameCode_UnderlyingNativeErrorCode', '18456')]) },
    nearMiss: { path: SOURCE, method: 'PATCH', status: 400, body: odata('DM_GWPipeline_Client_GatewayUnreachable') },
  },
  {
    code: 'PBI_GATEWAY_OFFLINE',
    title: 'The gateway cannot be reached',
    certainty: 'documented',
    docs: pages.gatewayProblems,
    source: 'the description\'s own example of Get Datasource Status; the cure is inferred',
    when: { service: 'powerbi', says: ['DM_GWPipeline_Client_*', 'Gateway_Offline'] },
    why: ({ answer }) => `The answer names ${(answer.code || answer.info).slice(0, 70)}: the service got no answer from the on-premises data gateway.`,
    fix: ['On the machine of the gateway: start the service "On-premises data gateway" and look whether its app says that it is online.', 'Let that machine connect outwards to *.servicebus.windows.net (ports 443, 5671, 5672), and bring the gateway up to date.', 'If it was replaced or moved: bind the model to the new one with Bind Dataset To Gateway In Group.'],
    example: { path: `${SOURCE}/status`, status: 400, body: odata('DM_GWPipeline_Client_GatewayUnreachable') },
    nearMiss: { path: `${SOURCE}/status`, status: 400, body: odata('DM_GWPipeline_Gateway_AdoNetProviderOpenConnectionTimeoutError') },
  },
  {
    code: 'PBI_SOURCE_QUERY',
    title: 'The query of the model cannot read its data source',
    certainty: 'reported',
    docs: pages.gatewayProblems,
    source: 'users\' reports of the code',
    when: { service: 'powerbi', says: ['DM_GWPipeline_Gateway_Mashup*'] },
    why: (view) => inItsWords(view, 'The gateway ran the query, and reading the source failed.'),
    fix: ['Correct what the message names: a path, a file, a column, or a right of the stored credentials.', 'Open the model in Power BI Desktop on the machine of the gateway and refresh it there: it shows the step that fails.'],
    example: { path: `${DATASET}/Default.GetBoundGatewayDatasources`, status: 400, body: odata('DM_GWPipeline_Gateway_MashupDataAccessError', [detail(MESSAGE, 'Could not find file \'D:\\data\\sales.csv\'.')]) },
    nearMiss: { path: `${DATASET}/Default.GetBoundGatewayDatasources`, status: 400, body: odata('PowerBIEntityNotFound') },
  },
];
