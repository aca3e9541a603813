export { answer } from './answer.ts';
export type { Content } from './content/content.ts';
export { roleOf } from './content/workspace.ts';
export type { Role } from './content/workspace.ts';
export { standardContent } from './standard/index.ts';
