/** The application id of "Power BI Service" in Entra; the Fabric API is another name of the same resource application. */
const powerBiApplicationId = '00000009-0000-0000-c000-000000000000';
const powerBi = 'https://analysis.windows.net/powerbi/api';
const fabric = 'https://api.fabric.microsoft.com';

/** What a resource is to the Power BI API. */
export type ResourceKind = 'power-bi' | 'fabric' | 'foreign';

/**
 * The resources that commercial Entra issues tokens for here. Power BI's under its two names, and two foreign ones that people take
 * by mistake (their tokens are genuine, Power BI refuses them). Those of other clouds are not in a commercial tenant: they get 500011.
 */
const resources: ReadonlyMap<string, ResourceKind> = new Map([
  [powerBi, 'power-bi'],
  [powerBiApplicationId, 'power-bi'],
  [fabric, 'fabric'],
  ['https://graph.microsoft.com', 'foreign'],
  ['https://management.azure.com', 'foreign'],
  ['https://management.core.windows.net', 'foreign'],
]);

/** The audience of a user's token that the emulator hands out. */
export const powerBiAudience = powerBi;

/** @returns undefined when the resource does not exist in this cloud; names are compared exactly, an extra slash is another name */
export function resourceKind(resource: string): ResourceKind | undefined {
  return resources.get(resource);
}
