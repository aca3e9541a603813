import type { AreaErrors } from './advice.ts';

const ENV_FORMAT = 'https://learning.postman.com/docs/use/send-requests/variables/managing-environments/';

/** Environments, and the addresses and ids in them. */
export const environmentErrors = {
  E_ENV_UNKNOWN: {
    what: 'there is no environment {subject}',
    why: 'It is not one of the known names and not a file.',
    next: '{known}',
  },
  E_ENV_UNREADABLE: {
    what: 'the environment {subject} cannot be read',
    why: '{cause}',
    next: 'Check the path. `powerbi-postman generate` writes the environments of the project.',
  },
  E_ENV_INVALID: {
    what: '{subject} is not a Postman environment',
    why: 'An environment is JSON with a list of values, each with a key.',
    next: 'Export it from Postman again, or name one of the clouds, such as `--env commercial`.',
    link: ENV_FORMAT,
  },
  E_URL_INVALID: {
    what: 'nothing was sent, because {subject}',
    why: 'The secret goes to loginUrl and the token to apiUrl. Both must be plain addresses without a user name, query, fragment or path.',
    next: 'Correct it, or let `--cloud NAME` set the addresses. If it is an API gateway with a path, name its host: `--trust-host HOST`.',
  },
  E_URL_NOT_HTTPS: {
    what: 'nothing was sent, because {subject}',
    why: 'Without https, anyone on the network can read them. Only this machine itself may be reached by http.',
    next: 'Write https:// in front of the address.',
  },
  E_HOST_UNKNOWN: {
    what: 'nothing was sent, because {subject}',
    why: 'The secret and the tokens go only to hosts of Microsoft, to this machine, and to hosts that you trust. A file cannot add a host.',
    next: 'Correct the address, or let `--cloud NAME` set it. If you trust that host with your secret, run again with `--trust-host HOST`.',
  },
  E_ID_MALFORMED: {
    what: '{subject}',
    why: 'An id becomes a part of the path of a request. With more than an id in it, the request could reach another operation, perhaps one that changes something.',
    next: 'Correct the value in the environment, in the row of the data file, or in --set. For a guest user, whose address contains a #, use the object id. Nothing was sent.',
  },
  E_PROXY_INVALID: {
    what: '{subject} is not the address of a proxy',
    why: 'It must be like http://proxy:8080, proxy:8080 or socks5://proxy:1080.',
    next: 'Correct it, or unset it. A user name and a password go in front of the host, percent-encoded: http://user:password@proxy:8080.',
  },
} as const satisfies AreaErrors;
