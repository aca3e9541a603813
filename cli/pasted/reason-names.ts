import { fabricReasons } from '../../diagnosis/families/fabric.ts';
import { GRAPH_CODES } from '../../diagnosis/rules/general/graph-code.ts';

/** Where the service that gives a reason puts it: Power BI's header, Power BI's body, Fabric's body, Azure's and others' body. */
export type ReasonPlace = 'header' | 'powerbi' | 'fabric' | 'other';

const HEADER = `InvalidToken TokenExpired ServicePrincipalIsNotAllowedByTenantAdminSwitch GroupNotAccessible UserNotLicensed ResourceNotFound
  UserDoesNotBelongToCurrentCluster`;

const POWER_BI = `AddingAlreadyExistsGroupUserNotSupportedError UnsupportedAccessRightError RequestedFileIsEncryptedOrCorrupted DatasetExecuteQueriesError
  DuplicatePackageFoundError DuplicatePackageNotFoundError MoreThanOneDuplicatePackageFoundError ServiceAppApplicationOwnershipValidationFailed
  ServiceAppInstallTicketInvalidConfiguration OpenConnectionError RLSNotAuthorizedForModel`;

const FABRIC = `ItemNotFound EntityNotFound WorkspaceNotFound DomainNotFound FolderNotFound ConnectionNotFound InvalidItemType InvalidJobType CorruptedPayload
  OperationNotSupportedForItem OperationHasNoResult InsufficientPrivileges InsufficientScopes InsufficientWorkspaceRole InsufficientPermissionsToManageGateway
  ItemDisplayNameAlreadyInUse FeatureNotAvailable TenantSwitchDisabled UnsupportedItemType WorkspaceItemsLimitExceeded TooManyRequestsForJobs
  TooManyRequestsForCapacity PrincipalTypeNotSupported WorkspaceHasNoCapacityAssigned MissingMinimalPermissions PrivateLinksUnsupported DuplicateConnectionName
  RequestDeniedByInboundPolicy CapacityNotActive SPNBasedRefreshNotAllowed UnsupportedCapacitySKU UnsupportedSku MissingDefinitionParts RequiredOptionsMissing
  WorkspaceNotConnectedToGit WorkspaceNameAlreadyExists EntityConflict RequestBlocked UnknownError`;

const OTHER =
  'AuthorizationFailed InvalidAuthenticationToken InvalidAuthenticationTokenTenant AuthenticationError InternalServerError';

const known = new Map<string, ReasonPlace>(
  (
    [
      [HEADER, 'header'],
      [POWER_BI, 'powerbi'],
      [FABRIC, 'fabric'],
      [OTHER, 'other'],
      [GRAPH_CODES.join(' '), 'other'],
    ] as const
  ).flatMap(([names, place]) => names.split(/\s+/).map((name): [string, ReasonPlace] => [name, place])),
);

/** Names that Power BI makes by a pattern. */
const OF_POWER_BI =
  /^(?:PowerBI\w{3,60}|DMT?S?_\w{3,90}|A[Ll][Mm]_\w{3,80}|RealTime_\w{3,60}|RLSNot\w{3,60}|Alm\w{0,20}_\w{3,60})$/;
const OF_FABRIC =
  /^(?:Insufficient[A-Z]\w{3,60}|TooManyRequests[A-Z]\w{2,40}|Workload_\w{3,60}|Dataset_Import_\w{3,60})$/;
/** Names of clients, not of what was answered. */
const OF_CLIENTS =
  /^(?:RestCall|UserError|Hybrid|HttpRe|HttpOp|HTTPError|WebCmdlet|WebException|Fabric(?:HTTP|Cli)|PowerBI(?:Client|Connect|Rest|Report|Embedded|Workspace|Management|Profile|Api|API|Service|Desktop|Server|Dedicated|Token|Dataset|Admin|Access|Env|User|Group|Commandlet|Cmdlet|Common|Scope|Login|Mgmt)|Msal|MSAL|Azure|Requests|Invoke|System|Newtonsoft|AggregateException|Script|Runtime|NotFound$|Error$|Exception$)/;
/** Endings that make a name of a Power BI reason, where it stands by itself. */
const ENDING =
  /(?:Exception|Error|NotFound|Accessible|Licensed|NotAllowed|NotSupported|Exceeded|Exists|Invalid|Denied|Disabled|Failed|NoCapacity|TooLarge)$/;

/** Where a reason of that name belongs; undefined for a word that no service is known to give by itself as its reason. */
export function placeOfReason(name: string): ReasonPlace | undefined {
  const exact = known.get(name);
  if (exact !== undefined) return exact;
  if (OF_CLIENTS.test(name)) return undefined;
  if (OF_POWER_BI.test(name) && (ENDING.test(name) || name.includes('_'))) return 'powerbi';
  return OF_FABRIC.test(name) || isOfFamily(name) ? 'fabric' : undefined;
}

/** Names that rows of Fabric go by; those that are everyday words, or that Power BI also has, say nothing of the service. */
function isOfFamily(name: string): boolean {
  return fabricReasons.has(name) && /^[A-Z][a-z]+(?:[A-Z][a-z]+){2,}/.test(name);
}

/** Whether a name behind `code:` may be a reason: a name in humps that is not one of a client's. */
export function mayBeReason(name: string): boolean {
  return (
    placeOfReason(name) !== undefined || (/^[A-Z][a-z]+(?:_?[A-Z][A-Za-z]*)+$/.test(name) && !OF_CLIENTS.test(name))
  );
}
