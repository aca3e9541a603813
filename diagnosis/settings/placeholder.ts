import { NO_ID } from '../../catalogue/model/guid.ts';

const PLACEHOLDER =
  /^<.*>$|^\{[^{}]*\}$|\{\{.*\}\}|\$\{.*\}|^(your|my|paste|enter|insert)[-_ ](?!.*\.[a-z]{2,}$)|^(todo|xxx+|changeme)$/i;

/** Whether a value only shows what is to be filled in, such as `<your-tenant-id>` or `{{tenant}}`, but not the domain `my-company.com`. A key in PEM is none, whatever stands around it. */
export function isPlaceholder(value: string): boolean {
  return (PLACEHOLDER.test(value.trim()) && !/-BEGIN/.test(value)) || value.trim() === NO_ID;
}
