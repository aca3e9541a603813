import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';

const text = (body: string): Row['example'] => ({ path: '', origin: 'text', status: 0, claims: null, body });

/** What Azure CLI and the libraries of Azure write when they have no token to send. */
export const toolRows: readonly Row[] = [
  {
    code: 'AZURE_CLI_NOT_SIGNED_IN',
    title: 'Azure CLI is not signed in',
    certainty: 'reported',
    docs: pages.azureCli,
    source: 'the text in the source of Azure CLI',
    when: {
      service: 'other',
      words: /please run 'az login'|run the command below to authenticate interactively|az login --scope/i,
    },
    why: 'az has no session on this machine, or its session has ended.',
    fix: [
      'As the app: az login --service-principal --username {clientId} --password {secret} --tenant {tenantId} --allow-no-subscriptions (the last because Power BI needs no subscription).',
      'As a user: az login --tenant {tenantId} --allow-no-subscriptions (in a browser).',
      'In a pipeline, each job signs in by itself: the session of another job is not there.',
    ],
    example: text("ERROR: Please run 'az login' to setup account."),
    nearMiss: text('ERROR: No subscriptions found for 0d4f0a1e-1f8e-4a0f-9d5e-2b6c1f6d7e8f.'),
  },
  {
    code: 'AZURE_CLI_NO_SUBSCRIPTION',
    title: 'The account has no Azure subscription, and Power BI needs none',
    certainty: 'reported',
    docs: pages.azureCli,
    source: 'several reports; the option is documented',
    when: { service: 'other', words: /no subscriptions? (?:were )?found for/i },
    why: 'az login stops when it sees no subscription, unless an option allows that. Power BI and Fabric need no Azure role.',
    fix: [
      'Add --allow-no-subscriptions (in the GitHub action azure/login: allow-no-subscriptions: true), and --tenant {tenantId}.',
      'Only if the run also uses Azure resources, such as a capacity: give the service principal Reader on that resource group.',
    ],
    example: text('ERROR: No subscriptions found for 0d4f0a1e-1f8e-4a0f-9d5e-2b6c1f6d7e8f.'),
    nearMiss: text("ERROR: Please run 'az login' to setup account."),
  },
  {
    code: 'AZURE_CLI_RESOURCE',
    title: 'az rest sends no token to Power BI unless --resource names it',
    certainty: 'reported',
    docs: pages.azureCli,
    source: 'the text in the source of Azure CLI; several guides',
    when: { service: ['other', 'powerbi', 'fabric'], words: /can.t derive appropriate Azure AD resource from --url/i },
    why: "az rest knows the resource only for Azure's own addresses; calls to others go without a token, and are refused.",
    fix: [
      "Add --resource https://analysis.windows.net/powerbi/api to the command (Fabric's own, for its /v1 paths, is https://api.fabric.microsoft.com).",
    ],
    example: text(
      "WARNING: Can't derive appropriate Azure AD resource from --url to acquire an access token. If access token is required, use --resource to specify the resource",
    ),
    nearMiss: text('az rest: the following arguments are required: --url'),
  },
  {
    code: 'GITHUB_ID_TOKEN',
    title: 'The workflow may not ask GitHub for its own token',
    certainty: 'reported',
    docs: pages.githubOidc,
    source: 'several reports; the cure is in the readme of azure/login',
    when: {
      service: ['other', 'entra'],
      words: /ACTIONS_ID_TOKEN_REQUEST_(?:URL|TOKEN)|give write permissions to id-token/i,
    },
    why: 'GitHub gave the job no token for the federated sign-in, so the request to Entra had none. This does not show that a role or credential in Entra is wrong.',
    fix: [
      'Add to the workflow or the job: permissions, with id-token: write and contents: read.',
      'In a reusable workflow the caller must give the same permissions. Runs for pull requests from a fork do not get them.',
      'If it is there, and the runner is your own: let it reach the GitHub host that issues the token.',
    ],
    example: text(
      'Error: Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable. Please make sure to give write permissions to id-token in the workflow.',
    ),
    nearMiss: text('Error: Login failed with Error: Not all values are present.'),
  },
  {
    code: 'GITHUB_LOGIN_VALUES',
    title: 'The sign-in step of the workflow lacks the ids of app and tenant',
    certainty: 'reported',
    docs: pages.githubOidc,
    source: 'the text of azure/login; the text does not say which of the reasons it is',
    when: { service: 'other', words: /not all values are present\b/i },
    why: 'azure/login got no client-id or no tenant-id: a secret or variable that does not exist is empty. Nothing was sent to Entra.',
    fix: [
      'Compare the names in the step with the secrets and variables of the repository: client-id: ${{ secrets.AZURE_CLIENT_ID }}, tenant-id: ${{ secrets.AZURE_TENANT_ID }}.',
      'If they belong to an environment, the job must name it (environment: …).',
      'Runs for pull requests from a fork get no secrets.',
    ],
    example: text(
      "Error: Login failed with Error: Using auth-type: SERVICE_PRINCIPAL. Not all values are present. Ensure 'client-id' and 'tenant-id' are supplied.",
    ),
    nearMiss: text('Error: Login failed with Error: The process az failed with exit code 1.'),
  },
  {
    code: 'AZURE_NO_CREDENTIAL',
    title: 'The Azure library found nothing to sign in with',
    certainty: 'documented',
    docs: pages.managedIdentity,
    source: 'the troubleshooting guides of the Azure SDKs',
    when: {
      service: 'other',
      words:
        /(?:Default|Environment|Chained)\w*Credential\b[\s\S]{0,80}(?:failed to retrieve a token|authentication unavailable)/i,
    },
    why: 'DefaultAzureCredential tried each source in turn: environment variables, managed identity, signed-in tools. None had an account.',
    fix: [
      'Set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (all three) in the environment of the process.',
      "On Azure, assign a managed identity to the resource instead; on a developer's machine, run az login.",
      'Read the list in the text: the line of your source says what it lacks.',
    ],
    example: text(
      'DefaultAzureCredential failed to retrieve a token from the included credentials.\n- EnvironmentCredential authentication unavailable. Environment variables are not fully configured.\n- AzureCliCredential: Azure CLI not found on path.',
    ),
    nearMiss: text('ClientSecretCredential authentication failed.'),
  },
];
