// Nothing that is committed for import into Postman holds a secret.
import { readdirSync, readFileSync } from 'node:fs';
import { assertNone } from '../tools/problems.mjs';
import { inRoot } from '../tools/project.mjs';

/** What a secret looks like. Entra's client secrets are about 40 characters with `~` after three characters and a `Q`. */
const SECRETS = /** @type {[what: string, pattern: RegExp][]} */ ([
  ['a token', /eyJ[\w-]{8,}\.[\w-]*/],
  ['a client secret of Entra', /[\w.~-]{3}\dQ~[\w.~-]{31,34}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\s|\\[nr])*[A-Za-z0-9+/]{20}/],
  ['a bearer', /Bearer [\w-]{20,}/],
]);
const SECRET_VALUES = ['clientSecret', 'privateKey', 'clientAssertion', 'accessToken'];

export async function prove() {
  checkThePatterns();
  const problems = [];
  const files = ['collections', 'environments'].flatMap((folder) =>
    readdirSync(inRoot(folder)).map((name) => [folder, name]),
  );
  for (const [folder, name] of files) {
    const text = readFileSync(inRoot(folder, name), 'utf8');
    for (const [what, pattern] of SECRETS)
      if (pattern.test(text))
        problems.push(`${folder}/${name} holds ${what}: ${pattern.exec(text)?.[0].slice(0, 12)}…`);
    if (folder === 'environments') problems.push(...findFilledSecrets(name, JSON.parse(text)));
  }
  if (files.length < 7) problems.push(`only ${files.length} files were found`);
  assertNone('no committed file holds a secret', problems);
  return `none of the ${files.length} files for import holds a secret`;
}

function findFilledSecrets(name, environment) {
  return SECRET_VALUES.flatMap((key) => {
    const entries = environment.values.filter((value) => value.key === key);
    if (entries.length !== 1) return [`environments/${name} has ${key} ${entries.length} times`];
    const [{ type, value }] = entries;
    return [
      ...(value === '' ? [] : [`${key} is filled in in environments/${name}`]),
      ...(type === 'secret' ? [] : [`${key} is not typed secret in environments/${name}`]),
    ];
  });
}

/** The patterns find what they are for; put together here, so that this file holds no such thing either. */
function checkThePatterns() {
  const examples = [
    ['ey', 'JhbGciOiJub25lIn0.e30.'],
    ['abc8', 'Q~', 'x'.repeat(34)],
    ['-----BEGIN ', 'PRIVATE KEY-----', '\\n', 'MII'.repeat(10)],
    ['Bear', 'er ', 'x'.repeat(20)],
  ];
  const missed = examples.flatMap((parts, index) =>
    SECRETS[index][1].test(parts.join('')) ? [] : [`${SECRETS[index][0]} would not be found`],
  );
  assertNone('secrets would be found', missed);
}
