import { clouds } from '../../../catalogue/entra/clouds.ts';
import { environmentFor, withCloud } from '../../../cli/input/cloud.ts';
import { checkCloud } from '../../../cli/sign-in/addresses.ts';
import { valueOf } from '../../../runner/environment.ts';
import { environment } from '../../runner/fixtures/collection.ts';

const file = environment({
  loginUrl: 'https://login.example',
  apiUrl: 'https://api.example',
  fabricUrl: 'https://fabric.example',
  scope: 'x',
});

describe('--cloud', () => {
  test.each(clouds.map((cloud) => [cloud.file, cloud] as const))(
    '%s lays its four values over those of a file',
    (name, cloud) => {
      const laid = withCloud(file, name);
      expect(['loginUrl', 'apiUrl', 'fabricUrl', 'scope'].map((key) => valueOf(laid, key))).toEqual([
        cloud.loginUrl,
        cloud.apiUrl,
        cloud.fabricUrl,
        cloud.scope,
      ]);
      expect(() => checkCloud(laid, name)).not.toThrow();
    },
  );

  test.each<[string | undefined, string | undefined, string | undefined]>([
    [undefined, undefined, undefined],
    ['gcc', undefined, 'gcc'],
    [undefined, 'dod', 'dod'],
    ['dod', 'dod', 'dod'],
    ['my.json', 'dod', 'my.json'],
    ['emulator', 'dod', 'emulator'],
  ])('--env %s --cloud %s reads %s', (env, cloud, read) => expect(environmentFor(env, cloud)).toBe(read));

  test.each(
    clouds
      .map(({ file: name }) => name)
      .flatMap((one) => clouds.filter((other) => other.file !== one).map((other) => [one, other] as const)),
  )('%s with the host of another: refused, with the right values', (one, other) => {
    expect(() => checkCloud(withCloud(file, one), other.file)).toThrow(
      expect.objectContaining({
        code: 'E_CLOUD_MIX',
        subject: expect.stringContaining(other.apiUrl) as string,
      }) as Error,
    );
  });

  test('hosts that are of no cloud are left alone', () => expect(() => checkCloud(file, 'gcc')).not.toThrow());
});
