/** A row of the environments: a value that a person types, or may. */
export interface EnvironmentRow {
  readonly name: string;
  /** What it is and where to find it: shown beside the value. */
  readonly about: string;
  /** Its value is a secret. */
  readonly secret?: true;
  /** What it is in the emulator's tenant; absent where it is empty there also. */
  readonly emulated?: string;
}
