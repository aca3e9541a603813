import type { CallerKind } from '../../diagnosis/caller.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import { viewOf } from '../../diagnosis/view.ts';
import type { Explained } from './best-diagnosis.ts';

/** Clients in which most often a person is signed in: the cmdlets, Azure CLI, Power Automate. */
const OF_PERSONS =
  /\b(?:Connect|Invoke|New|Get|Set|Add|Copy|Export|Remove|Restore|Resolve)-PowerBI\w+|\baz rest\b|\bPower Automate\b/i;
/** How the same clients sign an app in. */
const OF_APPS = /\B-ServicePrincipal\b|\B--service-principal\b/i;

/** Whose call a text tells of by its client: `unknown` where it is as likely a person; undefined where the client says nothing. */
export function callerInText(text: string): CallerKind | undefined {
  if (OF_APPS.test(text)) return 'app';
  return OF_PERSONS.test(text) ? 'unknown' : undefined;
}

/**
 * The causes for a caller, where no token tells who it was. For an unknown one both are asked, the person first; what only one of them
 * has says for whom it holds.
 * @param find the diagnosis of an evidence
 */
export function forCaller(
  evidence: Evidence,
  caller: CallerKind | undefined,
  find: (evidence: Evidence) => Explained,
): Explained {
  if (caller === undefined || evidence.token !== undefined || evidence.claims !== null) return find(evidence);
  if (caller !== 'unknown') return find({ ...evidence, saidCaller: caller });
  const [person, app] = (['user', 'app'] as const).map((saidCaller) => find({ ...evidence, saidCaller }));
  if (person === undefined || app === undefined) return find(evidence);
  const told = { ...person, evidence: { ...person.evidence, saidCaller: caller } };
  const { service } = viewOf(person.evidence);
  if (service === 'entra' || service === 'azure') return told;
  return { ...told, causes: together(person.causes, app.causes) };
}

function together(person: Explained['causes'], app: Explained['causes']): Explained['causes'] {
  const known = (causes: Explained['causes']): Explained['causes'] => causes.filter(({ code }) => code !== 'UNKNOWN');
  if (known(person).length === 0 && known(app).length === 0) return person;
  const has = (causes: Explained['causes'], code: string): boolean => causes.some((other) => other.code === code);
  const causes = [
    ...known(person).map((cause) =>
      has(app, cause.code) ? cause : { ...cause, why: `For a person who signed in: ${cause.why}` },
    ),
    ...known(app)
      .filter(({ code }) => !has(person, code))
      .map((cause) => ({ ...cause, why: `For an app: ${cause.why}` })),
  ];
  const { said, trace } = person[0] ?? {};
  return causes.map(({ said: _said, trace: _trace, ...cause }, index) =>
    index === 0 ? { ...cause, ...(said && { said }), ...(trace && { trace }) } : cause,
  );
}
