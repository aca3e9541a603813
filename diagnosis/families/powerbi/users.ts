import * as pages from '../../pages.ts';
import { isUnexplained } from '../../rules/powerbi/refusal.ts';
import type { Row } from '../row.ts';
import { DATASET, GROUP, named, odata } from './answers.ts';
import { caller } from './cures.ts';

/** People, apps and profiles in workspaces and on models, and names of workspaces. */
export const userRows: readonly Row[] = [
  {
    code: 'PBI_USER_ALREADY_IN',
    title: 'The principal is already in the workspace',
    certainty: 'reported',
    docs: pages.updateGroupUser,
    source: 'eight clients handle this answer; one notes that it is 400, not 409',
    when: { service: 'powerbi', says: ['AddingAlreadyExistsGroupUserNotSupportedError'] },
    why: 'Add Group User only adds. A principal that is already in the workspace does not change, and the call answers 400.',
    fix: [
      'If the role is right, there is nothing to do: treat this answer as success.',
      'To change the role, send Update Group User (PUT …/groups/{groupId}/users) with the same identifier and principalType.',
      'Get Group Users shows the role that the principal has.',
    ],
    example: {
      path: `${GROUP}/users`,
      method: 'POST',
      status: 400,
      body: odata('AddingAlreadyExistsGroupUserNotSupportedError'),
    },
    nearMiss: {
      path: `${GROUP}/users`,
      method: 'POST',
      status: 400,
      body: named('Parameter userDetails.PrincipalType is missing or invalid'),
    },
  },
  {
    code: 'PBI_ACCESS_RIGHT',
    title: 'This access right cannot be given here',
    certainty: 'reported',
    docs: pages.addGroupUser,
    source: "a user's report about an old workspace",
    when: { service: 'powerbi', says: ['UnsupportedAccessRightError'] },
    why: 'The answer names UnsupportedAccessRightError: an old (classic) workspace accepts only Admin.',
    fix: [
      'In a classic workspace send groupUserAccessRight Admin; to give less, upgrade the workspace in its settings first.',
      'In any other workspace send Admin, Member, Contributor or Viewer, spelled like this.',
    ],
    example: { path: `${GROUP}/users`, method: 'POST', status: 400, body: odata('UnsupportedAccessRightError') },
    nearMiss: {
      path: `${GROUP}/users`,
      method: 'POST',
      status: 400,
      body: odata('AddingAlreadyExistsGroupUserNotSupportedError'),
    },
  },
  {
    code: 'PBI_WORKSPACE_NAME_TAKEN',
    title: 'A workspace of that name already exists',
    certainty: 'reported',
    docs: pages.createGroup,
    source: 'eight clients handle this answer, one with a test of the whole body',
    when: { service: 'powerbi', says: ['PowerBIEntityAlreadyExists'], path: /\/groups\/?$/i },
    why: 'Names of workspaces are unique in the tenant, also among those that this caller cannot see.',
    fix: (view) => [
      "Send Get Groups with $filter=name eq 'the name' and use the id that it lists.",
      `If it lists none: the workspace is another person's. Have its admin add ${caller(view)}, or choose another name.`,
    ],
    example: { path: '/v1.0/myorg/groups', method: 'POST', status: 400, body: odata('PowerBIEntityAlreadyExists') },
    nearMiss: { path: '/v1.0/myorg/groups', method: 'POST', status: 400, body: odata('PowerBIEntityNotFound') },
  },
  {
    code: 'PBI_MODEL_USER_IS_APP',
    title: 'A permission on a semantic model cannot be given to a service principal',
    certainty: 'documented',
    docs: pages.datasetUsers,
    source: 'the description of four operations; the words of the answer are inferred',
    when: {
      service: 'powerbi',
      path: /\/datasets\/[^/]+\/users\/?$/i,
      status: [400, 403],
      words: /service ?principal|principal ?type|\bapp\b/i,
      also: ({ evidence }) => /^(POST|PUT)$/.test(evidence.method),
    },
    evidence:
      '400 or 403 on POST or PUT …/datasets/{datasetId}/users that speaks of service principals or of the principal type',
    why: 'POST and PUT …/datasets/{datasetId}/users are not supported for principalType App.',
    fix: [
      'Give the app a role in the workspace instead: Viewer to read (Add Group User, principalType App). To query, also give it Build in the portal: the model, Manage permissions.',
      'For a user or a group: send principalType User with the address, or Group with the object id.',
    ],
    example: {
      path: `${DATASET}/users`,
      method: 'POST',
      status: 400,
      body: named('Adding permissions to service principals is not supported'),
    },
    nearMiss: {
      path: `${DATASET}/users`,
      method: 'POST',
      status: 400,
      body: named('Parameter datasetUserAccessRight is missing or invalid'),
    },
  },
  {
    code: 'PBI_PROFILE_TWICE',
    title: 'Or: the header of the profile is sent twice',
    stage: 'doubt',
    certainty: 'documented',
    docs: pages.profiles,
    source: 'the page about profiles in the client library',
    when: {
      service: 'powerbi',
      status: [401, 403],
      also: (view) => Boolean(view.evidence.settings.asProfileId) && isUnexplained(view),
    },
    evidence: 'a call as a profile that is refused without a reason',
    why: 'A client that sends X-PowerBI-Profile-Id by default, and again for the call, is refused as unauthorized.',
    fix: ['Send the header X-PowerBI-Profile-Id once: on the client or on the call, not on both.'],
    example: { path: GROUP, status: 401, settings: { asProfileId: '7c2a9d51-4e06-4b38-9f1d-5a8e3c6b0f27' } },
    nearMiss: { path: GROUP, status: 401 },
  },
];
