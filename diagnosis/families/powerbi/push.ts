import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { DATASET, GROUP, named } from './answers.ts';

const smaller =
  'Send at most 10,000 rows in a request, and fewer where rows are long. A text may have 4,000 characters.';

/** Push semantic models: tables and rows. */
export const pushRows: readonly Row[] = [
  {
    code: 'PBI_PUSH_NOT_PUSH_MODEL',
    title: 'The semantic model is not a push model',
    certainty: 'reported',
    docs: pages.pushDatasets,
    source: 'issues of two clients',
    when: { service: 'powerbi', words: /is not (a )?Push API (dataset|semantic model)/i },
    why: 'Tables and rows can be written only in a model that was created by POST …/datasets. This one was published from a file.',
    fix: [
      'For an ordinary model, change the data at its source and send Refresh Dataset In Group.',
      'To push rows, create a model with Post Dataset In Group (defaultMode Push) and use its id.',
      'In Get Dataset In Group, addRowsAPIEnabled true marks a push model.',
    ],
    example: {
      path: `${DATASET}/tables/Sales/rows`,
      method: 'POST',
      status: 404,
      body: named('Dataset d2f7a916-3c58-4e0b-9a64-7b1e8f5c2d03 is not Push API dataset.', 'ItemNotFound'),
    },
    nearMiss: {
      path: `${DATASET}/tables/Sales/rows`,
      method: 'POST',
      status: 404,
      body: named('Dataset d2f7a916-3c58-4e0b-9a64-7b1e8f5c2d03 is not found.', 'ItemNotFound'),
    },
  },
  {
    code: 'PBI_PUSH_COLUMN_PROPERTIES',
    title: 'A streaming model accepts only name and dataType of a column',
    certainty: 'reported',
    docs: pages.pushDatasets,
    source: 'an issue with the message',
    when: { service: 'powerbi', words: /column properties other than/i },
    why: 'With defaultMode PushStreaming or Streaming a column has no formatString, summarizeBy, sortByColumn or other property.',
    fix: [
      'Leave out every column property except name and dataType.',
      'Or create the model with defaultMode Push, which accepts them all, including measures and relationships.',
    ],
    example: {
      path: `${GROUP}/datasets`,
      method: 'POST',
      status: 400,
      body: named('This dataset or endpoint does not support column properties other than name and dataType.'),
    },
    nearMiss: {
      path: `${GROUP}/datasets`,
      method: 'POST',
      status: 400,
      body: named('Parameter columns is missing or invalid'),
    },
  },
  {
    code: 'PBI_PUSH_TOO_LARGE',
    title: 'Too many rows in one request',
    certainty: 'documented',
    docs: pages.pushLimits,
    source: '10,000 rows are documented; users report 413 and the code',
    when: {
      service: 'powerbi',
      also: ({ says, status, path }) =>
        says('RealTime_PushRequestSizeTooLarge') || (status === 413 && /\/rows\/?$/i.test(path)),
    },
    evidence: 'RealTime_PushRequestSizeTooLarge, or 413 on …/rows',
    why: 'A request to …/rows accepts at most 10,000 rows, and its size is limited.',
    fix: [
      smaller,
      'Send the parts one after the other: at most 120 requests a minute and 1,000,000 rows an hour for one model.',
    ],
    example: { path: `${DATASET}/tables/Sales/rows`, method: 'POST', status: 413 },
    nearMiss: { path: `${DATASET}/tables/Sales/rows`, method: 'POST', status: 400 },
  },
  {
    code: 'PBI_PUSH_ROWS_PER_HOUR',
    title: 'The rows of this hour are used up',
    certainty: 'reported',
    docs: pages.pushLimits,
    source: 'an issue with the message; 1,000,000 rows an hour are documented',
    when: { service: 'powerbi', words: /number of rows exceeded|rows? .{0,90}time window/i },
    why: 'A push model accepts 1,000,000 rows an hour.',
    fix: [
      'Wait until the hour has ended, then continue with the rows that were not accepted.',
      'Count before you push: send fewer rows, or use a second model.',
    ],
    example: {
      path: `${DATASET}/tables/Sales/rows`,
      method: 'POST',
      status: 400,
      body: named('Maximum number of rows exceeded in time window. Please retry later'),
    },
    nearMiss: {
      path: `${DATASET}/tables/Sales/rows`,
      method: 'POST',
      status: 400,
      body: named('Parameter rows is missing or invalid'),
    },
  },
  {
    code: 'PBI_PUSH_TABLE_MISSING',
    title: 'The push model has no table of that name',
    certainty: 'reported',
    docs: pages.pushDatasets,
    source: 'issues of two clients with the message',
    when: { service: 'powerbi', words: /Table '.{0,90}' not found in dataset/i },
    why: 'The name in the path is not the name of one of its tables. PUT …/tables/{tableName} changes a table; it cannot add one.',
    fix: [
      'Send Get Tables In Group and use one of its names, URL-encoded.',
      'For a new table create a new model with Post Dataset In Group, with all tables in its body.',
    ],
    example: {
      path: `${DATASET}/tables/Orders`,
      method: 'PUT',
      status: 404,
      body: named(
        "Table '<pi>Orders</pi>' not found in dataset 'sobe_wowvirtualserver|d2f7a916-3c58-4e0b-9a64-7b1e8f5c2d03'",
        'ItemNotFound',
      ),
    },
    nearMiss: {
      path: `${DATASET}/tables/Orders`,
      method: 'PUT',
      status: 404,
      body: named('Dataset not found', 'ItemNotFound'),
    },
  },
  {
    code: 'PBI_PUSH_ROWS',
    title: 'The rows do not fit the table',
    certainty: 'inferred',
    docs: pages.pushLimits,
    source: 'the prefix RealTime_ is reported; the limits are documented',
    when: { service: 'powerbi', says: ['RealTime_*'] },
    why: ({ answer }) =>
      `The answer names ${(answer.code || answer.info).slice(0, 80)}, a limit or a rule of push models.`,
    fix: [
      'Send {"rows":[{…}]} with the column names and types of the table (Get Tables In Group lists the tables).',
      smaller,
      'A model can have 5,000,000 rows in a table, or the newest 200,000 with retention policy basicFIFO. Delete Rows In Group empties it.',
    ],
    example: {
      path: `${DATASET}/tables/Sales/rows`,
      method: 'POST',
      status: 400,
      body: named('A value has the wrong type', 'RealTime_InvalidRow'),
    },
    nearMiss: {
      path: `${DATASET}/tables/Sales/rows`,
      method: 'POST',
      status: 400,
      body: named('A value has the wrong type', 'InvalidRow'),
    },
  },
];
