import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { EnvironmentRow } from '../catalogue/model/environment.ts';
import { clouds, cloudValues } from '../catalogue/entra/clouds.ts';
import type { Environment } from './format.ts';
import { stableId } from './id.ts';

/** The committed environments by their file name, all of the same rows: no value in them is a secret. */
export function buildEnvironments({ environment: rows }: Pick<Catalogue, 'environment'>): Map<string, Environment> {
  const environments = new Map<string, Environment>();
  const emulated = Object.fromEntries(rows.map(({ name, emulated: value = '' }) => [name, value]));
  environments.set('emulator', environment(rows, 'Emulator', emulated));
  for (const cloud of clouds) environments.set(cloud.file, environment(rows, cloud.name, cloudValues(cloud)));
  return environments;
}

function environment(
  rows: readonly EnvironmentRow[],
  name: string,
  given: Readonly<Record<string, string>>,
): Environment {
  return {
    id: stableId('environment', name),
    name: `Power BI: ${name}`,
    values: rows.map(({ name: key, about, secret }) => ({
      key,
      value: given[key] ?? '',
      type: secret ? 'secret' : 'default',
      enabled: true,
      description: about,
    })),
    _postman_variable_scope: 'environment',
  };
}
