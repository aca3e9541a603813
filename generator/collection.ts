import { TRUSTED_HOSTS } from '../catalogue/entra/sign-in.ts';
import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { FolderPlan } from '../catalogue/model/folder.ts';
import type { StartFolder } from '../catalogue/model/start.ts';
import { bundleScript } from './bundle.ts';
import { eventOf } from './event.ts';
import { trustedHostsDescription } from './description.ts';
import type { SavedExamples } from './example.ts';
import type { Collection, CollectionVariable, Event, Folder } from './format.ts';
import { stableId } from './id.ts';
import { buildItem, buildStep } from './item.ts';
import { inOrder, isLast } from './order.ts';
import { projectVersion } from './project.ts';
import { buildRecipes } from './recipes.ts';

/** What somebody may want to be otherwise than in the committed collection. */
export interface CollectionOptions {
  /** Hosts that a secret or a token may go to besides those of the clouds, such as an API gateway's. */
  readonly trustedHosts?: readonly string[];
  /** Answers to show beside the requests; absent: none. */
  readonly examples?: SavedExamples;
}

/** The Postman collection of a whole API. */
export async function buildCollection(
  catalogue: Catalogue,
  { trustedHosts = [], examples = new Map() }: CollectionOptions = {},
): Promise<Collection> {
  const { name: title, jobs = [], start, texts, variables } = catalogue;
  const event = async (listen: Event['listen']): Promise<Event> =>
    eventOf(listen, ['collection script', listen], await bundleScript(listen, catalogue));
  // Folders of jobs may take the same variable.
  const described = new Map([...variables, ...jobs.flatMap(({ inputs }) => inputs)].map((each) => [each.name, each]));
  const own = [...described.values()].map(({ name, value, about }) => variable(name, value, about));
  return {
    info: {
      _postman_id: stableId('collection', title),
      name: title,
      description: texts.quickStart.replace('{{version}}', projectVersion()),
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [
      ...(start ? [startFolder(catalogue, start, examples)] : []),
      ...(await Promise.all(jobs.map((folder) => buildRecipes(catalogue, folder)))),
      ...catalogue.folders.map((folder) => buildFolder(catalogue, folder, examples)),
    ],
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    event: [await event('prerequest'), await event('test')],
    variable: [...own, variable(TRUSTED_HOSTS, trustedHosts.join(', '), trustedHostsDescription)],
  };
}

function variable(key: string, value: string, description: string): CollectionVariable {
  return { key, value, type: 'string', description };
}

function startFolder(catalogue: Catalogue, { name, about, steps }: StartFolder, examples: SavedExamples): Folder {
  return {
    id: stableId('folder', name),
    name,
    description: about,
    item: steps.map((step) => buildStep(catalogue, step, examples)),
  };
}

function buildFolder(catalogue: Catalogue, plan: FolderPlan, examples: SavedExamples): Folder {
  const folders = (plans: readonly FolderPlan[] | undefined): Folder[] =>
    (plans ?? []).map((inside) => buildFolder(catalogue, inside, examples));
  const operations = inOrder(catalogue, plan);
  const last = operations.filter((operation) => isLast(catalogue, operation));
  return {
    id: stableId('folder', plan.key),
    name: plan.name,
    description: plan.about,
    item: [
      ...folders(plan.first),
      ...operations
        .filter((operation) => !last.includes(operation))
        .map((each) => buildItem(catalogue, each, examples)),
      ...folders(plan.inner),
      ...last.map((each) => buildItem(catalogue, each, examples)),
    ],
  };
}
