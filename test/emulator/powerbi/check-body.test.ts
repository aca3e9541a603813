import { operations, shapes, type Operation, type Shape } from '../../../catalogue/powerbi/index.ts';
import { fieldsOf, type Fields } from '../../../emulator/powerbi/fields.ts';
import { standardContent } from '../../../emulator/powerbi/index.ts';
import { send } from './calls.ts';
import { happySaid } from './happy-path.ts';

function resolved(shape: Shape | undefined): Shape | undefined {
  return shape?.type === 'ref' ? resolved(shapes[shape.name]) : shape;
}

function requiredOf(operation: Operation): readonly string[] {
  const shape = resolved(operation.body?.shape);
  // The workspace's id stands in the path, and the description's own example leaves it out.
  if (shape?.type !== 'object' || operation.id === 'Groups_UpdateGroupAsAdmin') return [];
  // What is read only is the service's to fill in; one property is required and not described.
  // A plain refresh needs none, although the description says so: clients send an empty object.
  const free = operation.longRunning === 'refresh' ? ['notifyOption'] : [];
  return (shape.required ?? [])
    .filter((name) => !free.includes(name))
    .filter((name) => shape.properties[name] !== undefined && !shape.properties[name].readOnly);
}

const withBody = operations.filter(({ body }) => body !== undefined);
const demanding = withBody.flatMap((operation) =>
  requiredOf(operation).map((name) => [operation.id, name, operation] as const),
);

/** Sends the body of the happy path after a change. */
function sent(operation: Operation, change: (body: Fields) => unknown): ReturnType<typeof send> {
  const content = standardContent();
  const said = happySaid(content, operation);
  return send(content, operation.id, { ...said, body: change(fieldsOf(said.body)) });
}

const invalid = (name: string) => ({
  status: 400,
  body: { error: { code: 'InvalidRequest', message: `Parameter ${name} is missing or invalid` } },
});

test('there are bodies and required properties to test with', () => {
  expect(withBody.length).toBe(97);
  expect(demanding.length).toBeGreaterThan(60);
});

test.each(demanding)('%s without %s', (id, name, operation) => {
  const { status, body } = sent(operation, (full) =>
    Object.fromEntries(Object.entries(full).filter(([key]) => key !== name)),
  );
  expect({ status, body }).toEqual(
    invalid(operation.id.includes('User') && 'groupUserAccessRight' in shapeOf(operation) ? told(name) : name),
  );
  expect(id).toBe(operation.id);
});

test.each(demanding)('%s with a wrong type of %s', (_, name, operation) => {
  const { status } = sent(operation, (full) => ({
    ...full,
    [name]: typeof full[name] === 'object' ? 'text' : { not: 'this' },
  }));
  expect(status).toBe(400);
});

test.each(withBody.filter(({ body }) => body?.required).map((operation) => [operation.id, operation] as const))(
  '%s without a body',
  (_, operation) => {
    expect(sent(operation, () => undefined)).toEqual(invalid('body'));
  },
);

test.each(withBody.map((operation) => [operation.id, operation] as const))(
  '%s with a property that nobody knows',
  (_, operation) => {
    const { status } = sent(operation, (full) => ({ ...full, surprise: { deep: [1] } }));
    expect(operation.responses.map((response) => response.status)).toContain(status);
  },
);

test("a user with a bad principal type is refused in the service's own words", () => {
  const operation = operations.find(({ id }) => id === 'Groups_AddGroupUser')!;
  expect(sent(operation, (full) => ({ ...full, principalType: 'Robot' }))).toEqual(
    invalid('userDetails.PrincipalType'),
  );
});

test('property names are read in any case', () => {
  const operation = operations.find(({ id }) => id === 'Gateways_CreateDatasource')!;
  const { status } = sent(operation, ({ dataSourceName, ...rest }) => ({ ...rest, datasourceName: dataSourceName }));
  expect(status).toBe(201);
});

describe('a refresh', () => {
  const operation = operations.find(({ id }) => id === 'Datasets_RefreshDatasetInGroup')!;

  test.each([
    ['a notify option', { notifyOption: 'MailOnFailure' }, 202],
    ['something else instead: an enhanced refresh', { type: 'Full' }, 202],
    ['nothing', undefined, 202],
    ['an empty object: a plain refresh', {}, 202],
    ['an unknown type', { type: 'Half' }, 400],
  ])('with %s', (_, body, status) => {
    expect(sent(operation, () => body).status).toBe(status);
  });
});

describe('an import', () => {
  const place = {
    path: { groupId: 'b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65' },
    query: { datasetDisplayName: 'New.pbix' },
  };
  const post = (said: object): number =>
    send(standardContent(), 'Imports_PostImportInGroup', { ...place, ...said }).status;

  test.each([
    ['a multipart body', { multipart: '--b\r\n\r\nPK bytes\r\n--b--' }, 202],
    ['a file that is not a package', { multipart: '--b\r\n\r\nbytes\r\n--b--' }, 400],
    ['a multipart body without a part', { multipart: 'bytes' }, 400],
    ['an empty multipart body', { multipart: '' }, 400],
    ['JSON', { body: { fileUrl: 'https://files.northwind.example/a.xlsx' } }, 202],
    ['no name', { body: {}, query: {} }, 400],
    ['an unknown conflict rule', { body: {}, query: { ...place.query, nameConflict: 'Fight' } }, 400],
  ])('with %s', (_, said, status) => {
    expect(post(said)).toBe(status);
  });
});

function shapeOf(operation: Operation): Record<string, Shape> {
  const shape = resolved(operation.body?.shape);
  return shape?.type === 'object' ? { ...shape.properties } : {};
}

/** As the service names a property of a workspace's user. */
function told(name: string): string {
  return `userDetails.${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
