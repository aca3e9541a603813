import { valueOf } from '../../shared/value.ts';

/** What somebody typed for an input of the recipe; empty when nobody did. */
export function input(name: string): string {
  return valueOf(name);
}

/** Whether an input says yes. */
export function isOn(name: string): boolean {
  return /^(true|yes|on|1)$/i.test(input(name));
}

/** An input that is a number; what is usual where it is none. */
export function numberOf(name: string, usual: number): number {
  const text = input(name);
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : usual;
}
