import { START_FOLDER, startSteps } from '../catalogue/start-here.ts';
import { bundleScript } from './bundle.ts';
import { folderDescriptions, quickStart } from './description.ts';
import type { Collection, Event, Folder } from './format.ts';
import { stableId } from './id.ts';
import { buildItem, buildStep } from './item.ts';
import { isLast, planFolders, type FolderPlan } from './order.ts';
import { buildPlan } from './plan.ts';

/** The Postman collection of the whole Power BI REST API. */
export async function buildCollection(): Promise<Collection> {
  const plan = buildPlan();
  const event = async (listen: 'prerequest' | 'test'): Promise<Event> => ({
    listen,
    script: { id: stableId('collection script', listen), type: 'text/javascript', exec: await bundleScript(listen, plan) },
  });
  return {
    info: {
      _postman_id: stableId('collection', 'Power BI REST API'),
      name: 'Power BI REST API',
      description: quickStart,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [startFolder(), ...planFolders().map((folder) => buildFolder(folder))],
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    event: [await event('prerequest'), await event('test')],
    variable: [
      { key: 'featureName', value: 'embedTrial', type: 'string', description: 'The feature that Get Available Feature By Name asks for.' },
    ],
  };
}

function startFolder(): Folder {
  return { id: stableId('folder', START_FOLDER), name: START_FOLDER, description: folderDescriptions[START_FOLDER]!, item: startSteps.map(buildStep) };
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
