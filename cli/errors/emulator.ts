import type { AreaErrors } from './advice.ts';

/** The emulator and its scenarios. */
export const emulatorErrors = {
  E_EMULATOR_ABSENT: {
    what: 'no emulator answers at {subject}',
    why: 'The environment "emulator" needs an emulator that is already running.',
    next: 'Start it with `powerbi-postman emulate`, or let the run start its own: `powerbi-postman run --emulator`.',
  },
  E_PORT_IN_USE: {
    what: 'port {subject} is in use',
    why: 'Another program listens there, perhaps another emulator.',
    next: 'Stop that program, or choose another port with `--port N`; `--port 0` chooses a free one.',
  },
  E_TLS_INVALID: {
    what: '{subject} are not a certificate and its private key',
    why: '{cause}',
    next: 'Give two PEM files that belong together. For a test: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost`.',
  },
  E_HOSTS_UNAVAILABLE: {
    what: '{subject} is not possible on this machine',
    why: '{cause}',
    next: 'Use Linux, as root, with the programs unshare, mount, ip and openssl; a container needs --privileged. Elsewhere, change the hosts file yourself: docs/emulator.md.',
  },
  E_COMMAND_NOT_STARTED: {
    what: '{subject} cannot be started',
    why: '{cause}',
    next: 'Check the name behind `--`, and whether the program is installed. The emulator was stopped.',
  },
  E_SCENARIO_UNKNOWN: {
    what: 'there is no scenario {subject}',
    why: 'It is not one of the known names and not a file that can be read.',
    next: '{known} See `powerbi-postman emulate --list` for all of them.',
  },
  E_SCENARIO_INVALID: {
    what: '{subject} is not a valid scenario',
    why: '{cause}',
    next: 'Correct the file. The form is described in docs/scenario.schema.json.',
  },
} as const satisfies AreaErrors;
