import { tenantSettings } from './access/settings.ts';

/** What "app", "service principal" and "enterprise application" mean: one sentence for the collection, the guide of a zip and README.md. */
export const whatAnAppIs =
  'An **app** has a page under *App registrations*. Its identity in your tenant is the **service principal**, which Entra lists under *Enterprise applications* as the **enterprise application**.';

const { title, section } = tenantSettings.publicApis;

/** What has to be there before the first green request: three lines for the collection, the guide of a zip and README.md. */
export const beforeYouStart: readonly string[] = [
  'In Entra, create a security group and add the enterprise application to it.',
  `A Fabric administrator switches on *${title}* for that group: Admin portal, Tenant settings, ${section}.`,
  'In the workspace, add the enterprise application as *Viewer* under *Manage access*.',
];

/** What is better left alone before the first request. */
export const noPermissions =
  'Grant no API permissions: a service principal needs none, and some close the admin APIs to it.';

/** How a secret stays on the machine, in today's Postman and the older one. */
export const keepTheSecret = 'type it as *Value* and do not *Share* it (older Postman: *Current value*)';
