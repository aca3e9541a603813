import type { Content } from '../content/content.ts';
import { addDashboard, addTile } from '../content/dashboard.ts';
import { addDataflow } from '../content/dataflow.ts';
import { addDataset } from '../content/dataset.ts';
import type { Dataset, Report } from '../content/items.ts';
import { credentialsMissing, type Refresh } from '../content/refresh.ts';
import { addReport } from '../content/report.ts';
import { drawn, itemId, workspaceId } from './ids.ts';
import { addressOf } from './people.ts';

const DAY = 24 * 3600;

/** Subjects of the models of a workspace. */
const SUBJECTS = ['Budget', 'Orders', 'Staff'];

/** Every so many workspaces have a dashboard, and every so many a dataflow. */
const WITH_DASHBOARD = 4;
const WITH_DATAFLOW = 5;

/**
 * Makes what is in a further workspace: one to three models with their data sources and refreshes, each with a report, at times a
 * second one, a dashboard, a dataflow.
 * @param content with a clock that stands still
 */
export function makeItems(content: Content, index: number): void {
  const groupId = workspaceId(index);
  const subjects = SUBJECTS.slice(0, 1 + drawn(index, 'models', SUBJECTS.length));
  const flow = index % WITH_DATAFLOW === 0 ? itemId(index, 'dataflow') : undefined;
  if (flow !== undefined)
    addDataflow(content, groupId, flow, { name: 'Customers', configuredBy: addressOf(index, 'dataflow') });
  const upstreamDataflows = flow === undefined ? [] : [{ targetDataflowId: flow, groupId }];
  const reports = subjects.flatMap((subject) => {
    const model = makeModel(content, index, subject, { upstreamDataflows });
    const count = 1 + drawn(index, `reports of ${subject}`, 2);
    return Array.from({ length: count }, (_, place) => makeReport(content, index, model, place));
  });
  const [report] = reports;
  if (index % WITH_DASHBOARD !== 0 || report === undefined) return;
  const dashboard = addDashboard(content, groupId, itemId(index, 'dashboard'), 'At a glance');
  const { name: title, datasetId } = report.fields;
  addTile(content, dashboard, itemId(index, 'tile'), { title, reportId: report.id, datasetId });
}

/** A workspace's first report and its model, without making them. */
export function firstReportOf(index: number): Readonly<Record<'model' | 'report', { id: string; name: string }>> {
  const [subject = ''] = SUBJECTS;
  return {
    model: { id: modelId(index, subject), name: subject },
    report: { id: reportId(index, subject, 0), name: reportName(subject, 0) },
  };
}

function modelId(index: number, subject: string): string {
  return itemId(index, `model/${subject}`);
}

function reportId(index: number, subject: unknown, place: number): string {
  return itemId(index, `report/${String(subject)}/${place}`);
}

function reportName(subject: unknown, place: number): string {
  return place === 0 ? `${String(subject)} overview` : `${String(subject)} in detail`;
}

function makeModel(content: Content, index: number, name: string, fields: Readonly<Record<string, unknown>>): Dataset {
  const configuredBy = addressOf(index, `owner of ${name}`);
  const id = modelId(index, name);
  const sources = 1 + drawn(index, `sources of ${name}`, 3);
  const model = addDataset(content, workspaceId(index), id, { name, configuredBy, ...fields }, { sources });
  whenAsked(model, 'refreshes', () => refreshesOf(content, index, name));
  return model;
}

/** Gives a record a member that is made when it is first read; most calls read no refreshes. */
function whenAsked<T extends object, Name extends keyof T>(record: T, name: Name, make: () => T[Name]): void {
  const become = (value: T[Name]): void =>
    void Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(record, name, {
    get() {
      const made = make();
      become(made);
      return made;
    },
    set: become,
    enumerable: true,
    configurable: true,
  });
}

function makeReport(content: Content, index: number, model: Dataset, place: number): Report {
  const { name: subject } = model.fields;
  const by = addressOf(index, `author of ${String(subject)}`);
  const fields = { name: reportName(subject, place), datasetId: model.id, createdBy: by, modifiedBy: by };
  return addReport(content, workspaceId(index), reportId(index, subject, place), fields);
}

/** One a day, the latest first; at times the latest failed. */
function refreshesOf({ clock }: Content, index: number, subject: string): Refresh[] {
  const second = drawn(index, `refresh of ${subject}`, DAY / 2);
  return Array.from({ length: 2 + drawn(index, `refreshes of ${subject}`, 4) }, (_, place): Refresh => {
    const startTime = clock.moment(-(place + 1) * DAY + second);
    const endTime = clock.moment(-(place + 1) * DAY + second + 60 + drawn(index, `${subject}/${place}`, 900));
    const isFailed = place === 0 && drawn(index, `outcome of ${subject}`, 10) === 0;
    const failure = isFailed ? { serviceExceptionJson: JSON.stringify(credentialsMissing) } : {};
    return {
      id: itemId(index, `refresh/${subject}/${place}`),
      enhanced: false,
      state: isFailed ? 'failed' : 'completed',
      reads: 2,
      startTime,
      endTime,
      asked: {},
      attempts: [{ attemptId: 1, startTime, endTime, ...failure, type: 'Data' }],
      messages: [],
    };
  });
}
