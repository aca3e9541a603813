import { GUID } from '../../../catalogue/model/guid.ts';
import { hostOf } from '../../clouds.ts';
import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';

/** What a rule about one answer of the token endpoint says; the rest is the same for all. */
export interface EntraRule
  extends Pick<Rule, 'code' | 'title' | 'certainty'>, Partial<Pick<Rule, 'docs' | 'source' | 'example' | 'nearMiss'>> {
  /** The first one is that of the example, where no other is given; the near miss then has one digit more. */
  readonly numbers: readonly [number, ...number[]];
  /** What tells it from others with the same number, for the page of all rules. */
  readonly besides?: string;
  /** False where the number is right and the rest is not. */
  readonly when?: (view: View) => boolean;
  /** What Entra says by it, in a clause: it follows the number and a colon. */
  readonly meaning: (view: View) => string;
  readonly fix: (view: View) => readonly string[];
}

/** A rule that goes by AADSTS numbers, and says by which. */
export interface NumberRule extends Rule {
  readonly numbers: EntraRule['numbers'];
}

/**
 * A rule that goes by AADSTS numbers, in `error_codes` or in the text, never by words: those may be in any language.
 * Applies also where Azure's identity endpoints and its resource manager wrap what Entra said. Does not apply where Power BI or Fabric
 * repeats such a number from elsewhere.
 */
export function entraRule(rule: EntraRule): NumberRule {
  const { code, title, certainty, docs = pages.codes, numbers, when, meaning, fix } = rule;
  return {
    code,
    title,
    numbers,
    stage: 'reason',
    certainty,
    docs,
    source: rule.source ?? 'the table of error codes',
    evidence: `AADSTS${numbers.join(', ')} from the token endpoint${rule.besides ? `, ${rule.besides}` : ''}`,
    example: rule.example ?? aadstsAnswer(numbers[0]),
    nearMiss: rule.nearMiss ?? aadstsAnswer(numbers[0] * 10),
    explain(view) {
      if (!isOfEntra(view)) return null;
      const number = numbersOf(view).find((one) => numbers.includes(one));
      if (number === undefined || when?.(view) === false) return null;
      return { why: `AADSTS${number}: ${meaning(view)}.`, fix: fix(view) };
    },
  };
}

/** What a data source's refusal looks like, which a gateway, a model or a refresh passes on. */
const PASSED_ON = /pbi\.error|DM_GWPipeline|DM_ErrorDetail|Mashup|DataSource\.Error|serviceExceptionJson/;
/** OAuth's names, as client libraries give them beside the text of Entra. */
const OAUTH_NAME =
  /^(invalid_\w+|unauthorized_client|unsupported_grant_type|interaction_required|consent_required|access_denied|temporarily_unavailable)$/;

function isOfEntra({ service, answer, evidence }: View): boolean {
  if (PASSED_ON.test(evidence.body.slice(0, 4000))) return false;
  if (service !== 'powerbi' && service !== 'fabric') return true;
  if (evidence.origin !== 'text') return false;
  // The address in a text may be the call that the token was for; a library's JSON looks like Fabric's.
  return (
    answer.envelope === 'unreadable' ||
    answer.envelope === 'entra' ||
    (evidence.url === '' && OAUTH_NAME.test(answer.code))
  );
}

/** The numbers of the answer; also one that somebody pasted by itself, which cannot have been cut off. */
function numbersOf({ answer, evidence }: View): readonly number[] {
  const alone =
    evidence.origin === 'text'
      ? /^\s*(?:error:? *)?AADSTS ?(\d{4,7})[\s.:]*$/i.exec(evidence.body.slice(0, 40))?.[1]
      : undefined;
  return alone === undefined ? answer.aadsts : [Number(alone)];
}

/** The tenant that the token was asked of, as the address has it; the one in the settings when there is no address. */
export function tenantOf({ path, evidence }: View): string {
  const segment = /^\/([^/]+)\/oauth2\//i.exec(path)?.[1];
  if (segment === undefined) return evidence.settings.tenantId ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Whether the tenant stands for all tenants. */
export function isCommon(view: View): boolean {
  return /^(common|organizations|consumers)$/i.test(tenantOf(view));
}

/** What Entra says, or what was pasted. */
export function textOfEntra({ answer, evidence }: View): string {
  return (answer.message || evidence.body.slice(0, 4000)).replace(/\\u0027/g, "'");
}

/** The first thing that Entra quotes; empty when it quotes nothing, or in another way. */
export function quotedIn(view: View): string {
  return allQuotedIn(view)[0] ?? '';
}

/** Whether Entra names the fields of which one is missing; names of fields are in no language. */
export function asksForCredential(view: View): boolean {
  return /\bclient_secret['"]? or ['"]?client_assertion|\bclient_assertion['"]? or ['"]?client_secret/i.test(
    textOfEntra(view),
  );
}

/** Everything that Entra quotes, in its order. */
export function allQuotedIn(view: View): string[] {
  return [...textOfEntra(view).matchAll(/'([^'\r\n]{1,300})'/g)].map(([, quoted]) => quoted!);
}

/** The app by its client id: of the settings, else the first GUID that Entra names. */
export function appOf(view: View, otherwise: string): string {
  return value(
    view.evidence.settings.clientId || SOME_GUID.exec(textOfEntra(view).split(/Trace ID/i)[0]!)?.[0],
    otherwise,
  );
}

const SOME_GUID = new RegExp(`\\b${GUID}\\b`);

/** Where the token was asked for. */
export function loginOf({ host, evidence }: View): string {
  return host || hostOf(evidence.settings.loginUrl ?? '') || 'login.microsoftonline.com';
}

/** A value of the settings for a sentence, cut to a length that can be read. */
export function value(text: string | undefined, otherwise: string): string {
  return text ? text.slice(0, 90) : otherwise;
}

/** Whether the scope came with its colon and slashes still encoded. */
export function isEncodedTwice({ answer, evidence }: View): boolean {
  return /%3a%2f|%25(3a|2f)/i.test(
    `${evidence.settings.scope ?? ''} ${answer.message || evidence.body.slice(0, 4000)}`,
  );
}

/** The request that tells a wrong tenant from a wrong cloud: anybody may send it. */
export function askForTenant(view: View): string {
  return `To check the tenant, open https://${loginOf(view)}/${value(tenantOf(view), '{tenantId}')}/v2.0/.well-known/openid-configuration: it answers only if this host has the tenant.`;
}
