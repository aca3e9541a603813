import { createdBy, operationOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import type { FolderPlan } from '../catalogue/model/folder.ts';
import type { Operation, Stage } from '../catalogue/model/types.ts';

/** The stages of a folder in order: what a run creates is there before it is used, and goes last. */
const ORDER: readonly Stage[] = [
  'list',
  'create',
  'read',
  'heavy',
  'prepare',
  'start',
  'follow',
  'credential',
  'change',
  'undo',
  'delete',
];

/** The operations of a folder in the order in which they are sent. */
export function inOrder(catalogue: Catalogue, { operations }: FolderPlan): Operation[] {
  const staged = operations.map((id) => {
    const operation = operationOf(catalogue, id);
    return { operation, stage: ORDER.indexOf(stageOf(catalogue, operation)) };
  });
  staged.sort(
    (a, b) =>
      a.stage - b.stage || byDepth(a.operation, b.operation) || (a.operation.title < b.operation.title ? -1 : 1),
  );
  return staged.map(({ operation }) => operation);
}

/** Whether a request comes after the folders inside its own: what deletes comes last. */
export function isLast(catalogue: Catalogue, operation: Operation): boolean {
  return stageOf(catalogue, operation) === 'delete';
}

function stageOf(catalogue: Catalogue, operation: Operation): Stage {
  if (operation.stage !== undefined) return operation.stage;
  switch (operation.effect) {
    case 'reads':
      return isFollowUp(catalogue, operation) ? 'follow' : isList(catalogue, operation) ? 'list' : 'read';
    case 'creates':
      return 'create';
    case 'heavy read':
      return isFollowUp(catalogue, operation) ? 'follow' : 'heavy';
    case 'starts':
      return 'start';
    case 'credential':
      return 'credential';
    case 'changes':
      return 'change';
    case 'deletes':
      return 'delete';
  }
}

function isList({ resources }: Catalogue, operation: Operation): boolean {
  return resources.some((resource) => resource.list?.operation === operation.id);
}

/** A read of something that an earlier heavy read or start of the same run makes: an export, a scan, a refresh. */
function isFollowUp(catalogue: Catalogue, operation: Operation): boolean {
  const makers = catalogue.operations.filter((maker) => maker.effect === 'heavy read' || maker.effect === 'starts');
  const made = makers.flatMap((maker) => createdBy(catalogue, maker)).map(({ variable }) => variable);
  return Object.values(operation.variables).some((variable) => made.includes(variable));
}

/** Reads from the outside in, deletes from the inside out. */
function byDepth(a: Operation, b: Operation): number {
  const difference = a.path.split('/').length - b.path.split('/').length;
  return a.effect === 'deletes' ? -difference : difference;
}
