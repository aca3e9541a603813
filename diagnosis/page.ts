import { certaintyWords } from './certainty.ts';
import { causeOfCode } from './cause-of-code.ts';
import type { Rule } from './rule.ts';

// prettier-ignore
const GROUPS: readonly (readonly [prefix: string, title: string, about: string])[] = [
  ['ENTRA_', 'No token: what Entra answers', 'Known by the AADSTS number, in `error_codes` or in the text; the words may be in any language.'],
  ['TOKEN_', 'The token itself', 'The claims decide before the status: 401 and 403 are often the wrong way round.'],
  ['PBI_', 'Power BI', 'The reason is in the header `x-powerbi-error-info` or in the body; often in neither.'],
  ['FABRIC_', 'Fabric', 'The Fabric API names the reason in `errorCode` and in `x-ms-public-api-error-code`.'],
  ['AZURE_', 'Azure', 'Azure\'s resource manager, and the endpoint that gives a machine the token of its managed identity.'],
  ['', 'Any service', 'Answers that can come from any host, or from something in between.'],
];

/**
 * The page of all causes, as Markdown.
 * @param rules all of them, without faults (`check-rules.ts`). Several may share a code: the example is that of the first which is not a guess
 */
export function printPage(rules: readonly Rule[]): string {
  const codes = [...new Set(rules.map((rule) => rule.code))];
  const groups = GROUPS.map(([prefix, title, about], index) => {
    const earlier = GROUPS.slice(0, index).map(([other]) => other);
    return {
      title,
      about,
      codes: codes.filter((code) => code.startsWith(prefix) && !earlier.some((other) => code.startsWith(other))),
    };
  });
  const lines = [
    '# Every cause that the diagnosis knows',
    '',
    `${codes.length} codes, made from the rules by \`powerbi-postman generate\`; do not edit. A code is a cause that the evidence can distinguish: two faults`,
    'with the same answer share a code, and its steps say which request distinguishes them. Names and ids in the steps are those of an example.',
    '',
    ...Object.entries(certaintyWords).map(([name, words]) => `- ${words.replace(name, `**${name}**`)}.`),
    '',
    ...groups
      .filter(({ codes: own }) => own.length > 0)
      .flatMap(({ title, about, codes: own }) => [
        `## ${title}`,
        '',
        about,
        '',
        ...own.flatMap((code) => section(rules.filter((rule) => rule.code === code))),
      ]),
    '## No rule applies',
    '',
    'If no rule applies, the code is `UNKNOWN`, with the RequestId and the time for a support ticket.',
  ];
  return `${lines.join('\n')}\n`;
}

function section(rules: readonly Rule[]): string[] {
  const first = rules.find(({ guess }) => !guess) ?? rules[0]!;
  const cause = causeOfCode(first.code, rules);
  return [
    `### ${first.code}`,
    '',
    `**${plain(first.title)}.** For example: ${plain(cause?.why ?? '')}`,
    '',
    ...(cause?.fix ?? []).map((step, index) => `${index + 1}. ${plain(step)}`),
    '',
    ...rules.map((rule) => `- Evidence (${rule.certainty}): ${plain(rule.evidence)}. Source: ${plain(rule.source)}.`),
    `- Read on: <${first.docs}>`,
    '',
  ];
}

/** Text that Markdown and HTML leave alone. */
function plain(text: string): string {
  return text.replace(/[\\*_<>|&]/g, '\\$&').replace(/\s+/g, ' ');
}
