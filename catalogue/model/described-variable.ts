/** A variable with what it is for. */
export interface DescribedVariable {
  readonly name: string;
  readonly value: string;
  readonly about: string;
}
