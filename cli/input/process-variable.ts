const NAMED: Readonly<Record<string, string>> = {
  tenantId: 'AZURE_TENANT_ID',
  clientId: 'AZURE_CLIENT_ID',
  clientSecret: 'AZURE_CLIENT_SECRET',
};

/** The name under which a variable of the environment is read from the process environment: `groupId` is `POWERBI_GROUP_ID`. */
export function processVariable(key: string): string {
  return (
    (Object.hasOwn(NAMED, key) && NAMED[key]) || `POWERBI_${key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`
  );
}
