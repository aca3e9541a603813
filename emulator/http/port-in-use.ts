/** The port that the emulator was told to take is taken. */
export class PortInUseError extends Error {
  readonly code = 'PORT_IN_USE';
  readonly port: number;

  constructor(port: number, options?: ErrorOptions) {
    super(`Port ${port} of 127.0.0.1 is in use by another program`, options);
    this.name = 'PortInUseError';
    this.port = port;
  }
}
