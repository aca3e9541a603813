import { TRUSTED_HOSTS } from '../catalogue/entra/sign-in.ts';
import { START_FOLDER, startSteps } from '../catalogue/powerbi/start-here.ts';
import { bundleScript } from './bundle.ts';
import { folderDescriptions, quickStart, trustedHostsDescription } from './description.ts';
import { projectVersion } from './project.ts';
import type { Collection, Event, Folder } from './format.ts';
import { stableId } from './id.ts';
import { buildItem, buildStep } from './item.ts';
import { isLast, planFolders, type FolderPlan } from './order.ts';
import { buildPlan } from './plan.ts';

/** What somebody may want to be otherwise than in the committed collection. */
export interface CollectionOptions {
  /** Hosts that a secret or a token may go to besides those of the clouds, such as an API gateway's. */
  readonly trustedHosts?: readonly string[];
}

/** The Postman collection of the whole Power BI REST API. */
export async function buildCollection({ trustedHosts = [] }: CollectionOptions = {}): Promise<Collection> {
  const plan = buildPlan();
  const event = async (listen: 'prerequest' | 'test'): Promise<Event> => ({
    listen,
    script: {
      id: stableId('collection script', listen),
      type: 'text/javascript',
      exec: await bundleScript(listen, plan),
    },
  });
  return {
    info: {
      _postman_id: stableId('collection', 'Power BI REST API'),
      name: 'Power BI REST API',
      description: quickStart(projectVersion()),
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [startFolder(), ...planFolders().map((folder) => buildFolder(folder))],
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    event: [await event('prerequest'), await event('test')],
    variable: [
      {
        key: 'featureName',
        value: 'embedTrial',
        type: 'string',
        description: 'The feature that Get Available Feature By Name asks for.',
      },
      { key: TRUSTED_HOSTS, value: trustedHosts.join(', '), type: 'string', description: trustedHostsDescription },
    ],
  };
}

function startFolder(): Folder {
  return {
    id: stableId('folder', START_FOLDER),
    name: START_FOLDER,
    description: folderDescriptions[START_FOLDER]!,
    item: startSteps.map(buildStep),
  };
}

function buildFolder(plan: FolderPlan): Folder {
  const folders = (plans: readonly FolderPlan[] | undefined): Folder[] => (plans ?? []).map(buildFolder);
  return {
    id: stableId('folder', plan.name),
    name: plan.name,
    description: folderDescriptions[plan.name] ?? '',
    item: [
      ...folders(plan.first),
      ...plan.operations.filter((operation) => !isLast(operation)).map(buildItem),
      ...folders(plan.inner),
      ...plan.operations.filter(isLast).map(buildItem),
    ],
  };
}
