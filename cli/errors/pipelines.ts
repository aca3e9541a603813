import type { AreaErrors } from './advice.ts';

/** Pipelines that `init-ci` would write. */
export const pipelineErrors = {
  E_TOOL_NOT_FOUND: {
    what: 'no pipeline was written, because it could not run: {subject}',
    why: 'The pipeline has to install powerbi-postman first. The package is not in the npm registry.',
    next: 'Run `npm install --save-dev git+https://HOST/OWNER/powerbi-postman.git` with your address, commit package.json and package-lock.json, and try again. Or name the package: `--package FILE.tgz`, or the https address of a .tgz, or a git+https address.',
  },
} as const satisfies AreaErrors;
