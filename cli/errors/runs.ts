import type { AreaErrors } from './advice.ts';

/** What a run, a comparison or a check of access is asked to do. */
export const runErrors = {
  E_RECIPE_UNKNOWN: {
    what: 'there is no recipe {subject}',
    why: 'A recipe is called by its name, one word.',
    next: '{known} All of them: `powerbi-postman recipe`.',
  },
  E_UPLOAD_FAILED: {
    what: '{subject} was not uploaded, so nothing was published',
    why: '{cause}',
    next: 'Check the network and the proxy (HTTPS_PROXY), and run it again. Or upload the file with another tool, and give the address in POWERBI_UPLOAD_SAS_URL.',
  },
  E_UPLOAD_LIBRARY_MISSING: {
    what: 'a file above 1 GB needs the package @azure/storage-blob, which is not installed: {subject}',
    why: 'The service takes such a file only from Azure Storage. The package uploads it there; it is optional, because few files are so large.',
    next: 'Run `npm install @azure/storage-blob@12.31` in the folder of powerbi-postman. Or upload the file with another tool, and give the address in POWERBI_UPLOAD_SAS_URL.',
    link: 'https://www.npmjs.com/package/@azure/storage-blob',
  },
  E_ROWS_UNREADABLE: {
    what: 'there are no rows to read in {subject}',
    why: 'Rows are what `recipe --save` wrote: .ndjson, .json or .csv.',
    next: 'Name the files that the parts saved, in their order: `recipe merge part-1.ndjson part-2.ndjson --save all.csv`.',
  },
  E_ALLOW_WRITE_TENANT: {
    what: '--allow-write does not say which tenant may be changed: {subject}',
    why: 'Consent names the tenant by its id, so that no other tenant is changed by mistake. A domain can move to another tenant, an id cannot.',
    next: 'Name it: `--allow-write TENANT-ID`. `powerbi-postman token` shows the tenant id of a token.',
  },
  E_WORKING_DIR_INVALID: {
    what: '--working-dir cannot be used: {subject}',
    why: 'The requests of a collection may send only the files of that folder. A link in it could lead to any other file.',
    next: 'Name a folder that contains only the files to send.',
  },
  E_IDENTITY_SAME: {
    what: 'A and B are the same identity: {subject}',
    why: 'Both can do the same, so there is nothing to compare. Nothing was sent.',
    next: 'Choose another identity for B: `--with ENV`, with another app in that environment or in WITH_AZURE_CLIENT_ID and WITH_AZURE_CLIENT_SECRET. Or give a token with `--with-token-file FILE`.',
  },
  E_INSECURE_REFUSED: {
    what: '--insecure is not accepted for {subject}',
    why: 'Without certificate checks, the secret and the tokens can be read on the network. The flag is for the emulator only, and this service is not recognized as one.',
    next: 'If a proxy of your company signs the traffic, name its certificate authority: `--ca FILE`, or NODE_EXTRA_CA_CERTS.',
  },
  E_DATA_INVALID: {
    what: 'the data cannot be used: {subject}',
    why: 'Data is CSV whose first line has the names of variables, a JSON list of objects, or one JSON object a line. Each row is one run. The catalogue or the collection must know at least one of the names.',
    next: 'Correct the file. Names are those of the environment, such as tenantId, clientId, groupId, in the same case and without spaces. Only --allow-write allows changes.',
  },
  E_SHARD_UNKNOWN: {
    what: 'cannot determine the shard number: {subject}',
    why: '{cause}',
    next: 'Set SHARD_TOTAL, and SHARD_INDEX where the system sets no index. Or give the number: `--shard 2/5`.',
  },
  E_REPORTER_UNKNOWN: {
    what: 'Newman has no reporter {subject}',
    why: 'It is not built in, and the package newman-reporter-{subject} is not installed next to Newman or in this folder.',
    next: '{known} Others: `npm install newman-reporter-NAME`.',
  },
  E_NEWMAN_UNFIT: {
    what: 'nothing was sent, because this version of Newman is not supported: {subject}',
    why: 'Every request must pass a check of what it does and where it goes. With this version of Newman the check cannot be applied.',
    next: 'Install the versions that package-lock.json names: `npm ci`.',
  },
} as const satisfies AreaErrors;
