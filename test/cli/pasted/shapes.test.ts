import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readText } from '../../../cli/pasted/read-text.ts';
import { readAnswer } from '../../../diagnosis/answer.ts';
import { describeWith } from '../../shared.ts';

/** Texts as people pasted them; they stand beside the project and are no part of it. */
const folder = fileURLToPath(new URL('../../../../shared/cases/shapes/', import.meta.url));

const SWITCH = 'ServicePrincipalIsNotAllowedByTenantAdminSwitch';
const NOT_AUTHORIZED = 'PowerBINotAuthorizedException';

interface Shape {
  readonly file: string;
  readonly status: number;
  readonly path?: string;
  readonly code?: string;
  readonly aadsts?: number;
  readonly message?: string;
}

// prettier-ignore
const shapes: readonly Shape[] = [
  { file: 'adf.txt', status: 401, path: '/v1.0/myorg/admin/groups' },
  { file: 'cs.txt', status: 401, code: NOT_AUTHORIZED },
  { file: 'gh.txt', status: 0, aadsts: 700213 },
  { file: 'har.txt', status: 401, path: '/v1.0/myorg/groups', code: SWITCH },
  { file: 'pmconsole.txt', status: 0, path: '/v1.0/myorg/groups', code: SWITCH },
  { file: 'ps7.txt', status: 0, code: NOT_AUTHORIZED },
  { file: 'py.txt', status: 403, path: '/v1.0/myorg/datasets/cfafbeb1-8037-4d0c-896e-a46fb27ff229/refreshes', message: 'API is not accessible for application' },
  { file: 'sempy.txt', status: 401, path: '//v1.0/myorg/admin/workspaces/modified' },
  { file: 'smart.txt', status: 0, code: NOT_AUTHORIZED },
];

describeWith(folder)('a text as somebody pasted it', () => {
  test.each(shapes)('$file', ({ file, ...expected }) => {
    const { answer } = readText(readFileSync(folder + file, 'utf8'), { headers: {} });
    const { code, info, aadsts, message } = readAnswer(answer);
    const path = answer.url?.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '');
    expect({
      status: answer.status,
      path,
      code: code || info || undefined,
      aadsts: aadsts[0],
      message: message || undefined,
    }).toMatchObject(expected);
  });
});
