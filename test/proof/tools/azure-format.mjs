// What the documentation of Azure Pipelines says of the parts that init-ci's pipelines use, as a schema: names, kinds of values, and
// nothing else besides. The published schema of the whole format is in no package.
import { readYaml } from './ci-examples.mjs';
import { fromTools } from './project.mjs';

const { default: Ajv } = fromTools('ajv');
const text = { type: 'string', minLength: 1 };
const flag = { type: 'boolean' };
const names = { type: 'array', items: text, minItems: 1 };
const only = (properties, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** Inputs of the tasks, by name and version. */
const TASKS = {
  'UseNode@1': only({ version: text, checkLatest: flag }, ['version']),
  'AzureCLI@2': only(
    {
      azureSubscription: text,
      scriptType: { enum: ['ps', 'pscore', 'batch', 'bash'] },
      scriptLocation: { enum: ['inlineScript', 'scriptPath'] },
      inlineScript: text,
      visibleAzLogin: flag,
      allowNoSubscriptions: flag,
      workingDirectory: text,
    },
    ['azureSubscription', 'scriptType', 'scriptLocation', 'inlineScript'],
  ),
  'PublishPipelineArtifact@1': only({ targetPath: text, artifact: text }, ['targetPath']),
  'DownloadPipelineArtifact@2': only({ artifact: text, itemPattern: text, targetPath: text }, ['targetPath']),
  'PublishTestResults@2': only(
    {
      testResultsFormat: { enum: ['JUnit', 'NUnit', 'VSTest', 'XUnit', 'CTest'] },
      testResultsFiles: text,
      testRunTitle: text,
    },
    ['testResultsFormat', 'testResultsFiles'],
  ),
};

const about = {
  displayName: text,
  condition: text,
  env: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
};
const steps = {
  type: 'array',
  minItems: 1,
  items: {
    oneOf: [
      only({ checkout: { enum: ['self', 'none'] }, persistCredentials: flag }, ['checkout']),
      only({ script: text, ...about }, ['script']),
      ...Object.entries(TASKS).map(([task, inputs]) =>
        only({ task: { const: task }, inputs, ...about }, ['task', 'inputs']),
      ),
    ],
  },
};
const pool = { oneOf: [only({ vmImage: text }), only({ name: text })] };
const job = only(
  {
    job: { type: 'string', pattern: '^\\w+$' },
    displayName: text,
    dependsOn: text,
    condition: text,
    pool,
    timeoutInMinutes: { type: 'integer', minimum: 1 },
    strategy: only({ parallel: { type: 'integer', minimum: 1, maximum: 99 } }),
    steps,
  },
  ['job', 'steps'],
);
const branches = only({ include: names, exclude: names }, []);
const pipeline = only(
  {
    trigger: only({ batch: flag, branches }),
    pr: { const: 'none' },
    schedules: {
      type: 'array',
      items: only({ cron: text, displayName: text, branches, always: flag, batch: flag }, ['cron']),
    },
    lockBehavior: { enum: ['sequential', 'runLatest'] },
    pool,
    variables: { type: 'array', items: only({ group: text }) },
    jobs: { type: 'array', items: job, minItems: 1 },
  },
  ['jobs'],
);
const validate = new Ajv({ allErrors: true, strict: false, discriminator: true }).compile(pipeline);

/**
 * What is wrong with a pipeline; nothing when it is strict YAML of that form, and each job depends on one that there is.
 * @param {string} source
 * @returns {string[]}
 */
export function judgeAzure(source) {
  try {
    const [document] = readYaml(source);
    if (!validate(document)) return validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
    const known = document.jobs.map(({ job: name }) => name);
    return document.jobs.flatMap(({ job: name, dependsOn }) =>
      dependsOn === undefined || known.includes(dependsOn)
        ? []
        : [`${name} depends on ${dependsOn}, which there is not`],
    );
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
