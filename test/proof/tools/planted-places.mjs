// Where in collections, environments and other files a secret may be, and how such a file looks.
/** @type {typeof import('./planted-places.mjs').url} */
export const url = (raw) => ({
  raw,
  protocol: 'https',
  host: ['api', 'powerbi', 'com'],
  path: ['v1.0', 'myorg', 'groups'],
});
/** @param {object} [more] */
const request = (more) => ({
  method: 'POST',
  url: url('https://api.powerbi.com/v1.0/myorg/groups'),
  header: [],
  ...more,
});
const collection = (inner) => ({
  info: { name: 'Sales', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: [{ name: 'Folder', item: [{ name: 'First', request: 'https://a.example' }, inner] }],
});
/** @type {typeof import('./planted-places.mjs').item} */
export const item = (more) => collection({ name: 'Get Groups', request: request(more) });
/** @type {typeof import('./planted-places.mjs').example} */
export const example = (more) =>
  collection({
    name: 'Get Groups',
    request: request(),
    response: [{ name: 'as it was', code: 200, header: [], ...more }],
  });
/** @type {typeof import('./planted-places.mjs').script} */
export const script = (listen, ...exec) =>
  collection({
    name: 'Get Groups',
    event: [{ listen, script: { type: 'text/javascript', exec } }],
    request: request(),
  });
/** @returns {import('./planted-places.mjs').Place} */
const json = (name, where, make) => [
  name,
  `${name.replace(/\W+/g, '-')}.json`,
  where,
  (text) => JSON.stringify(make(text), null, '\t'),
];
/** @type {typeof import('./planted-places.mjs').at} */
export const at = 'item[0] "Folder" › item[1] "Get Groups"';

/**
 * Where a text may stand: what the place is called, the file's name, what a finding must say of the place, and the file.
 * @type {typeof import('./planted-places.mjs').places}
 */
export const places = [
  json('environment', 'variable note', (text) => ({
    name: 'mine',
    values: [
      { key: 'other', value: '' },
      { key: 'note', value: text, enabled: true },
    ],
    _postman_variable_scope: 'environment',
  })),
  json('globals', 'variable note', (text) => ({
    name: 'Globals',
    values: [{ key: 'note', value: text, enabled: false }],
    _postman_variable_scope: 'globals',
  })),
  json('collection variable', 'variable note', (text) => ({
    ...collection({ name: 'x', request: request() }),
    variable: [{ key: 'note', value: text }],
  })),
  json('data file', '[1] › note', (text) => [{ note: '' }, { note: text }]),
  json('request header', `${at} › request › header X-Note`, (text) =>
    item({ header: [{ key: 'X-Note', value: text }] }),
  ),
  json('request address', `${at} › request › url › raw`, (text) =>
    item({ url: url(`https://api.powerbi.com/v1.0/myorg/groups?note=${text}&b=1`) }),
  ),
  json('query', `${at} › request › url › query note`, (text) =>
    item({ url: { ...url('https://api.powerbi.com'), query: [{ key: 'note', value: text }] } }),
  ),
  json('path variable', `${at} › request › url › variable note`, (text) =>
    item({ url: { ...url('https://api.powerbi.com/:note'), variable: [{ key: 'note', value: text }] } }),
  ),
  json('address in format v2.0', `${at} › request`, (text) =>
    collection({ name: 'Get Groups', request: `https://api.powerbi.com/v1.0/myorg/groups#note=${text}` }),
  ),
  json('raw body', `${at} › request › body › raw`, (text) =>
    item({ body: { mode: 'raw', raw: JSON.stringify({ note: text }, null, 2) } }),
  ),
  json('raw body that is not JSON', `${at} › request › body › raw`, (text) =>
    item({ body: { mode: 'raw', raw: `{ "note": "${text}", {{more}} }` } }),
  ),
  json('urlencoded body', `${at} › request › body › urlencoded note`, (text) =>
    item({ body: { mode: 'urlencoded', urlencoded: [{ key: 'note', value: text }] } }),
  ),
  json('formdata body', `${at} › request › body › formdata note`, (text) =>
    item({ body: { mode: 'formdata', formdata: [{ key: 'note', value: text, type: 'text' }] } }),
  ),
  json('graphql body', `${at} › request › body › graphql › variables`, (text) =>
    item({ body: { mode: 'graphql', graphql: { query: '{ a }', variables: JSON.stringify({ note: text }) } } }),
  ),
  json('pre-request script', `${at} › event prerequest › script › exec[1]`, (text) =>
    script('prerequest', 'const a = 1;', `const note = ${JSON.stringify(text)};`, '// end'),
  ),
  json('test script', `${at} › event test › script › exec[0]`, (text) =>
    script('test', `pm.environment.set("note", '${text.replaceAll('\n', '\\n')}'); // kept`),
  ),
  json('script as one text', `${at} › event test › script › exec`, (text) =>
    collection({
      name: 'Get Groups',
      event: [{ listen: 'test', script: { exec: `// ${text}\n// end` } }],
      request: request(),
    }),
  ),
  json('example body', `${at} › response[0] "as it was" › body`, (text) =>
    example({ body: JSON.stringify({ value: [{ id: 1, note: text }] }) }),
  ),
  json('example header', `${at} › response[0] "as it was" › header X-Note`, (text) =>
    example({ header: [{ key: 'X-Note', value: text }] }),
  ),
  json('request of an example', `${at} › response[0] "as it was" › originalRequest › header X-Note`, (text) =>
    example({ originalRequest: request({ header: [{ key: 'X-Note', value: text }] }) }),
  ),
  json('description', `${at} › request › description`, (text) =>
    item({ description: `Use this:\n\n    ${text}\n\nand no other.` }),
  ),
  json('description of the collection', 'info › description › content', (text) => ({
    info: { name: 'x', description: { content: `**${text}**`, type: 'text/markdown' } },
    item: [],
  })),
  json('Newman report, bytes of an answer', 'run › executions[0] › response › stream › data', (text) => ({
    run: { executions: [{ response: { stream: { type: 'Buffer', data: [...Buffer.from(`{"note":"${text}"}`)] } } }] },
  })),
  [
    'record',
    'record.ndjson',
    'line 2 › exchange › response › body',
    (text) =>
      ['{"kind":"start"}', JSON.stringify({ exchange: { response: { body: text } } }), '{"kind":"end"}'].join('\n'),
  ],
  [
    'HTML report',
    'report.html',
    '',
    (text) => `<!doctype html>\n<title>Report</title>\n<table>\n<tr><td>note</td><td>${text}</td></tr>\n</table>`,
  ],
  [
    'JUnit report',
    'junit.xml',
    '',
    (text) =>
      `<?xml version="1.0"?>\n<testsuites>\n<testsuite name="x"><testcase name="y"><failure message="no"><![CDATA[${text}]]></failure></testcase></testsuite>\n</testsuites>`,
  ],
  ['.env', '.env', '', (text) => `# settings\nNOTE="${text}"\n`],
  ['data file in CSV', 'data.csv', '', (text) => `id,note\n1,"${text.replaceAll('"', '""')}"\n`],
  ['Markdown', 'README.md', '', (text) => `# How\n\nCall it with \`${text}\`.\n`],
  ['a log', 'run.log', '', (text) => `12:00 sent\n12:01 got ${text} back\n12:02 end`],
];
