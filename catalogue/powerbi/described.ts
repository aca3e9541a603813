import { readDescribed } from '../model/described.ts';

/** What the official description says of the Power BI REST API. */
export const described = readDescribed(new URL('./described/', import.meta.url));
