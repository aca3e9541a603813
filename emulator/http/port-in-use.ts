import { CodedError } from '../../catalogue/model/coded-error.ts';

/** The port that the emulator was told to take is taken. */
export class PortInUseError extends CodedError<'PORT_IN_USE'> {
  readonly port: number;

  constructor(port: number, options?: ErrorOptions) {
    super('PORT_IN_USE', String(port), {
      ...options,
      message: `Port ${port} of 127.0.0.1 is in use by another program`,
    });
    this.port = port;
  }
}
