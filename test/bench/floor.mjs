// As little as it can be: the token, then each request of a list by fetch, so many at a time. `node floor.mjs FILE CONCURRENCY`.
import { readFileSync } from 'node:fs';

const [file, concurrency] = process.argv.slice(2);
const { url, requests } = JSON.parse(readFileSync(file, 'utf8'));
const { access_token: token } = await (
  await fetch(`${url}/t/oauth2/v2.0/token`, { method: 'POST', body: 'grant_type=client_credentials' })
).json();
const left = requests.values();
let answered = 0;
await Promise.all(
  Array.from({ length: Number(concurrency) }, async () => {
    for (const path of left) {
      const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
      await answer.text();
      if (answer.ok) answered += 1;
    }
  }),
);
console.log(`assertions ${answered}`);
if (answered !== requests.length) process.exitCode = 1;
