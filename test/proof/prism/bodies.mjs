// What a sent body owes to the official description: every required property, and those of one of the operation's own examples.

/**
 * @param {any} description
 * @param {any} operation an operation of the description
 * @param {unknown} sent the JSON body as sent; undefined when there was none
 * @returns {string[]} what is missing, in words
 */
export function findMissingProperties(description, operation, sent) {
  const parameter = (operation.parameters ?? []).find((candidate) => candidate.in === 'body');
  if (!parameter) return [];
  if (sent === undefined) return parameter.required || examplesOf(operation).length ? ['the body'] : [];
  return [
    ...findRequired(description, parameter.schema, sent, ''),
    ...findUnlikeExamples(description, operation, parameter, sent),
  ];
}

/** Only where there is a value: an absent optional object owes nothing. What the service fills in is not owed either. */
function findRequired(description, schema, value, path) {
  const shape = resolve(description, schema);
  if (Array.isArray(value))
    return shape.items ? value.flatMap((item) => findRequired(description, shape.items, item, `${path}[]`)) : [];
  if (value === null || typeof value !== 'object') return [];
  const missing = shape.required.filter(
    (name) => !(name in value) && !resolve(description, shape.properties[name] ?? {}).readOnly,
  );
  const below = Object.entries(value).flatMap(([name, child]) =>
    shape.properties[name] ? findRequired(description, shape.properties[name], child, `${path}.${name}`) : [],
  );
  return [...missing.map((name) => `required ${path}.${name}`), ...below];
}

/** A schema with its reference followed and its parts (`allOf`) put together. */
function resolve(description, schema) {
  const target = schema.$ref ? description.definitions[schema.$ref.split('/').pop()] : schema;
  const parts = (target.allOf ?? []).map((part) => resolve(description, part));
  return {
    readOnly: schema.readOnly ?? target.readOnly,
    items: target.items,
    required: [...parts.flatMap((part) => part.required), ...(target.required ?? [])],
    properties: Object.assign({}, ...parts.map((part) => part.properties), target.properties),
  };
}

/** Fits when no example exists, or when one of them has no property that the body lacks. */
function findUnlikeExamples(description, operation, parameter, sent) {
  const has = new Set(propertiesOf(description, parameter.schema, sent));
  const lacking = examplesOf(operation).map((example) =>
    propertiesOf(description, parameter.schema, example).filter((path) => !has.has(path)),
  );
  if (!lacking.length || lacking.some((paths) => !paths.length)) return [];
  const nearest = lacking.sort((a, b) => a.length - b.length)[0];
  return nearest.map((path) => `${path}, which the nearest official example has`);
}

/** An example's body: some stand under another name than their parameter's, so it is what is no other parameter. */
function examplesOf(operation) {
  const others = new Set(operation.parameters.filter((parameter) => parameter.in !== 'body').map(({ name }) => name));
  return Object.values(operation['x-ms-examples'] ?? {})
    .flatMap((example) => Object.entries(example.parameters ?? {}).filter(([name]) => !others.has(name)))
    .map(([, body]) => body)
    .filter((body) => body !== null && typeof body === 'object');
}

/**
 * Paths of the properties of a value, such as `.datasets[].id`, as far as the shape names them: the columns of a row are data, and one
 * example leaves out the level that its shape has.
 */
function propertiesOf(description, schema, value, path = '') {
  const shape = resolve(description, schema);
  if (Array.isArray(value))
    return shape.items
      ? [...new Set(value.flatMap((item) => propertiesOf(description, shape.items, item, `${path}[]`)))]
      : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value)
    .filter(([name]) => shape.properties[name])
    .flatMap(([name, child]) => [
      `${path}.${name}`,
      ...propertiesOf(description, shape.properties[name], child, `${path}.${name}`),
    ]);
}
