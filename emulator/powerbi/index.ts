export { answer } from './answer.ts';
export type { ClockSetting } from './content/clock.ts';
export type { Content } from './content/content.ts';
export { isPersonal, roleOf } from './content/workspace.ts';
export { isOnPausedCapacity, isOnPremiumPerUser } from './content/capacity.ts';
export { hasLostOwner, isOwnedBy } from './content/owner.ts';
export { contentRefusals } from './refusals/index.ts';
export { changeContent } from './standard/change.ts';
export { standardContent } from './standard/index.ts';
