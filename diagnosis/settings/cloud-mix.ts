import { clouds, type Cloud } from '../../catalogue/entra/clouds.ts';
import type { CloudVariable } from '../../catalogue/entra/sign-in.ts';
import { cloudOfApi, cloudOfResource, hostOf, resourceOf } from '../clouds.ts';

/** Two settings that belong to different clouds, and the values that would go together. */
export interface CloudMix {
  /** The cloud that the right values are of: that of the API's host, where it is known. */
  readonly cloud: Cloud;
  /** The setting by which the cloud is known. */
  readonly by: CloudVariable;
  /** The settings that are not of that cloud, with the value that would be. */
  readonly wrong: readonly { readonly name: CloudVariable; readonly value: string; readonly right: string }[];
}

/** The settings that name a cloud; empty where nothing is filled in. */
export type CloudSettings = Readonly<Partial<Record<CloudVariable, string>>>;

/**
 * Tells when one cloud's scope or login is mixed with another's host: a token from it opens nothing, or the sign-in ends in a riddle.
 * Hosts and scopes that no cloud has (the emulator, a proxy, another API's scope) are left to those who answer.
 * @returns null when the settings go together
 */
export function cloudMix({ loginUrl = '', apiUrl = '', fabricUrl = '', scope = '' }: CloudSettings): CloudMix | null {
  const login = hostOf(loginUrl);
  const ofLogin = clouds.filter(({ logins }) => logins.includes(login));
  const ofScope = cloudOfResource(resourceOf(scope).replace(/\/$/, ''));
  const ofFabric = clouds.find((one) => one.fabricUrl !== '' && hostOf(one.fabricUrl) === hostOf(fabricUrl));
  const ofApi = cloudOfApi(hostOf(apiUrl));
  const cloud = ofApi ?? ofScope ?? ofFabric;
  if (cloud === undefined) return null;
  const by = ofApi ? 'apiUrl' : ofScope ? 'scope' : 'fabricUrl';
  const wrong = [
    ...(ofLogin.length > 0 && !ofLogin.includes(cloud)
      ? [{ name: 'loginUrl', value: loginUrl, right: cloud.loginUrl } as const]
      : []),
    ...(ofScope !== undefined && ofScope !== cloud
      ? [{ name: 'scope', value: scope, right: cloud.scope } as const]
      : []),
    ...(ofFabric !== undefined && ofFabric !== cloud
      ? [{ name: 'fabricUrl', value: fabricUrl, right: cloud.fabricUrl } as const]
      : []),
  ];
  return wrong.length === 0 ? null : { cloud, by, wrong };
}

/** The mix in one sentence, with the right values. */
export function describeMix({ cloud, by, wrong }: CloudMix): string {
  const parts = wrong.map(
    ({ name, value, right }) => `${name} is ${value} and should be ${right === '' ? 'empty' : right}`,
  );
  return `The settings mix two clouds. By its ${by} this is ${cloud.name}: with ${cloud[by]}, ${parts.join('; ')}.`;
}
