import { findOperation } from '../index.ts';
import { resources } from '../resources.ts';
import { resourceOf } from '../../model/catalogue.ts';
import { defined } from '../../model/defined.ts';
import type { Recipe, RecipeStep } from '../../model/recipe.ts';
import type { Resource } from '../../model/resource.ts';
import { findGateway, findReport, findWorkspace } from './find.ts';
import { MARKED, type LifeCycle, type ListPlace } from './life-cycle.ts';
import type { ToldLife } from './told-life.ts';

const FINDS = {
  workspace: { step: findWorkspace, id: 'groupId' },
  report: { step: findReport, id: 'reportId' },
  gateway: { step: findGateway, id: 'gatewayId' },
};
const NOT_FOUND = [404];
/** Takes the id of a workspace that is made while another one is read. */
const OTHER_WORKSPACE = 'targetWorkspaceId';

/** The job of a life cycle: each effect is checked by what is shown afterwards. */
export function lifeOf(life: LifeCycle): Recipe {
  const { change, finds = [], makes = [], needs = '' } = life;
  const resource = known(life.of);
  const { noun, read } = resource;
  const [outermost] = makes.map(known);
  return {
    id: `life-${life.id}`,
    title: `Life of a ${noun}`,
    short: `Life of a ${noun}`,
    does: `Create a ${noun}, ${read ? 'list it, read it' : 'list it'}, ${change ? 'change it, ' : ''}delete it, and check each effect`,
    changes: changesOf(noun, outermost?.noun, finds.length > 0),
    byHand: `A single *Send* does not know what the requests before it did: run the whole folder. ${needs}`.trim(),
    inputs: finds,
    required: finds,
    columns: ['check', 'result'],
    told: toldOf(life, resource),
    steps: [
      ...finds.map((input) => FINDS[input].step),
      ...makes.map((variable) => makeStep(known(variable))),
      ...ownSteps(life, resource),
      ...(outermost === undefined ? [] : [removeStep(outermost, false)]),
    ],
  };
}

function changesOf(noun: string, outermost: string | undefined, finds: boolean): string {
  const made = outermost === undefined ? `a ${noun}` : `a ${outermost}, and in it a ${noun}`;
  const found = finds ? ' What you typed stays as it is.' : '';
  return `Creates ${made}. It deletes what it created, also after a failure.${found} The names begin with "powerbi-postman".`;
}

function toldOf(life: LifeCycle, resource: Resource): ToldLife {
  const { change, finds = [], gone = NOT_FOUND, makes = [], of, shows } = life;
  const { pick, query } = listOf(life, resource);
  const [, list, entry] = /^(.*)\[0\]\.(.*)$/.exec(pick)!;
  const moves = finds.includes('workspace') && makes.includes('groupId');
  const made = (variable: string): readonly [string, string] => [
    moves && variable === 'groupId' ? OTHER_WORKSPACE : variable,
    known(variable).create![0]!.id,
  ];
  return {
    noun: resource.noun,
    finds: Object.fromEntries(finds.map((input) => [input, { noun: input, id: FINDS[input].id }])),
    makes: { ...Object.fromEntries(makes.map((variable) => [variable, made(variable)])), create: made(of) },
    ...(moves ? { moves: ['groupId', OTHER_WORKSPACE] as const } : {}),
    list: list!,
    entry: entry!,
    shows,
    ...defined({ changed: change && Object.keys(change.body) }),
    gone,
    ...(query?.['$skip'] === undefined ? {} : { paged: true as const }),
  };
}

function ownSteps(life: LifeCycle, resource: Resource): RecipeStep[] {
  const { change, gone = NOT_FOUND } = life;
  const { operation, query } = listOf(life, resource);
  const list = defined({ operation, query });
  const { read } = resource;
  // What no request reads by itself is shown by its list alone.
  const look = read === undefined ? list : { operation: read };
  const steps: (RecipeStep | undefined)[] = [
    makeStep(resource, life),
    { id: 'listed', name: 'List them', ...list, about: 'The list must show the new one.' },
    read && { id: 'read', name: 'Read it', ...look, about: 'It must be as it was sent.' },
    change && { id: 'change', name: 'Change it', ...change, about: 'Changes it.' },
    change && { id: 'changed', name: 'Read the change', ...look, about: 'It must be as the change says.' },
    removeStep(resource, true),
    { id: 'unlisted', name: 'List them again', ...list, about: 'The list must not show it any more.' },
    read && {
      id: 'gone',
      name: 'Look for it again',
      ...look,
      answers: gone,
      about: 'It is gone: this must be refused.',
    },
  ].map((step) => step || undefined);
  return steps.flatMap((step) => step ?? []);
}

/** @param life of what the job is about; absent for what it lives in */
function makeStep(resource: Resource, life?: LifeCycle): RecipeStep {
  const { operation } = resource.create![0]!;
  return {
    id: life ? 'create' : resource.variable,
    name: life ? 'Create it' : `Create a ${resource.noun} for it`,
    operation,
    body: life?.body ?? markedSample(operation),
    about: life
      ? 'Creates it. Where it has a name, that is used once.'
      : `Creates the ${resource.noun} that it lives in.`,
  };
}

function removeStep({ delete: operation = '', noun, variable }: Resource, own: boolean): RecipeStep {
  return {
    id: own ? 'remove' : `remove ${variable}`,
    name: own ? 'Delete it' : `Delete the ${noun}`,
    operation,
    cleansUp: true,
    about: own ? 'Deletes it, also after a failure.' : `Deletes the ${noun} with all in it, also after a failure.`,
  };
}

/** The body that an operation's own request has, with a name that is used once. */
export function markedSample(operation: string, names: readonly string[] = ['name', 'displayName']): object {
  const sample = (findOperation(operation)?.sample ?? {}) as Readonly<Record<string, unknown>>;
  const marks = names.filter((name) => name in sample).map((name) => [name, MARKED]);
  return { ...sample, ...(Object.fromEntries(marks) as object) };
}

function listOf({ list, of }: LifeCycle, resource: Resource): ListPlace {
  if (list) return list;
  if (resource.list === undefined)
    throw new Error(`No request lists ${of}: its life cycle must say where it is shown.`);
  const { operation, pick } = resource.list;
  return { operation, pick };
}

function known(variable: string): Resource {
  return resourceOf({ resources }, variable)!;
}
