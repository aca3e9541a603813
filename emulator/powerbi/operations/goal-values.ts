import type { GoalValue, Note } from '../content/items.ts';
import { addGoalValue, addNote, noteContent, valueId } from '../content/scorecard.ts';
import { expands } from '../expand.ts';
import { pick, textOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { done, type Handlers, type Request } from '../request.ts';
import { goalOf, goalsContext, notesOf, valuesOf } from './scorecard-parts.ts';

/** The value that the path names by its day or its full timestamp. */
function goalValueOf(request: Request): GoalValue {
  const goal = goalOf(request);
  const timestamp = request.path['timestamp'] ?? '';
  if (Number.isNaN(Date.parse(timestamp))) throw notFound();
  return request.content.goalValues.get(valueId(goal.id, timestamp));
}

function noteOf(request: Request): Note {
  const value = goalValueOf(request);
  const note = request.content.notes.get(request.path['noteId']);
  if (note.valueId !== value.id) throw notFound();
  return note;
}

function valuesContext(request: Request): string {
  const { scorecardId = '', goalId = '' } = request.path;
  return `${goalsContext(request, scorecardId)}(${goalId})/goalValues`;
}

/** A value with its notes, when they are asked for. */
export function shownValue(request: Request, value: GoalValue): Fields {
  const { value: number, target, timestamp } = value.fields;
  return {
    ...value.fields,
    ...(number === undefined ? {} : { valueDisplayString: String(Number(number)) }),
    ...(target === undefined ? {} : { targetDisplayString: String(Number(target)) }),
    ...(expands(request, 'notes')
      ? {
          'notes@odata.context': `${valuesContext(request)}(${encodeURIComponent(String(timestamp))})/notes`,
          notes: notesOf(request, value).map(({ fields }) => fields),
        }
      : {}),
  };
}

function entity(request: Request, value: GoalValue): { readonly body: Fields } {
  return { body: { '@odata.context': `${valuesContext(request)}/$entity`, ...shownValue(request, value) } };
}

function noteEntity(request: Request, { fields }: Note): { readonly body: Fields } {
  const type = '#Microsoft.PowerBI.ServiceContracts.Api.GoalNote';
  return { body: { '@odata.context': `${valuesContext(request)}/$entity`, '@odata.type': type, ...fields } };
}

/** Takes a value away together with its notes. */
export function removeValue(request: Request, value: GoalValue): void {
  for (const note of notesOf(request, value)) request.content.notes.remove(note.id);
  request.content.goalValues.remove(value.id);
}

const SENT = ['value', 'target', 'trend', 'forecast', 'status'];

/** Check-ins on goals and the notes on them. */
export const goalValueHandlers: Handlers = {
  'GoalValues_(Preview)_Get': (request) =>
    listed(
      request,
      valuesOf(request, goalOf(request)).map((value) => shownValue(request, value)),
    ),
  'GoalValues_(Preview)_GetByID': (request) => entity(request, goalValueOf(request)),
  'GoalValues_(Preview)_Post': (request) =>
    entity(request, addGoalValue(request.content, goalOf(request), pick(request.fields, 'timestamp', ...SENT))),
  'GoalValues_(Preview)_PatchByID': (request) => {
    const value = goalValueOf(request);
    Object.assign(value.fields, pick(request.fields, ...SENT), { lastModifiedTime: request.content.clock.next() });
    return entity(request, value);
  },
  'GoalValues_(Preview)_DeleteByID': (request) => {
    removeValue(request, goalValueOf(request));
    return done;
  },
  'GoalNotes_(Preview)_Post': (request) => {
    const { content, fields } = request;
    return noteEntity(
      request,
      addNote(content, goalValueOf(request), content.ids.next(), textOf(fields, 'body') ?? ''),
    );
  },
  'GoalNotes_(Preview)_PatchByID': (request) => {
    const note = noteOf(request);
    const body = textOf(request.fields, 'body') ?? '';
    Object.assign(note.fields, { body, content: noteContent(body), lastModifiedTime: request.content.clock.next() });
    return noteEntity(request, note);
  },
  'GoalNotes_(Preview)_DeleteByID': (request) => {
    request.content.notes.remove(noteOf(request).id);
    return done;
  },
};
