import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { readJson } from '../shared/response.ts';
import type { PublicKey } from '../shared/encryption/rsa-oaep.ts';
import { problemOfChoice } from './flow/choice.ts';
import { input } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { goTo } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { prepareRefresh, problemOfRefresh, refreshSteps, showRefreshes } from './refreshing.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { fail, pass } from './flow/tell.ts';
import { credentialsAreGiven, credentialsBody, problemOfCredentials } from './own/credentials.ts';
import { changed, leftOut, missing, somethingChanged } from './own/done.ts';
import { ownershipOf, ownerOnly } from './own/owner.ts';
import { parameterChanges, problemOfParameters } from './own/parameters.ts';
import { problemOfSchedule, scheduleChange } from './own/schedule.ts';
import { isBound, problemOfSources, sourceChanges, sourceInWords, sourcesMeant } from './own/sources.ts';

/** So many data sources are listed in a message. */
const SHOWN = 4;

runSteps({
  workspace: { then: checkInputs },
  model: { then: () => pickOne({ noun: 'semantic model', by: 'model', id: 'datasetId' }, decideOwner) },
  takeOver: { then: tookOver },
  parameters: { then: compareParameters, otherwise: ownerOnly },
  setParameters: { then: () => done('parameters', toSources), otherwise: ownerOnly },
  sources: { then: compareSources },
  updateSources: { then: () => done('data sources', toGateway), otherwise: ownerOnly },
  gateway: { then: pickGateway },
  gatewaySources: {
    then: () =>
      pickOne(
        { noun: 'data source of the gateway', by: 'gatewayDatasource', id: 'datasourceId', nameIn: 'datasourceName' },
        ({ id }) => toBind(String(id)),
      ),
  },
  bind: { then: () => done('gateway', toCredentials), otherwise: ownerOnly },
  bound: { then: () => chooseSource(listIn()) },
  credentials: { then: setCredentials, otherwise: forgetBody },
  schedule: { then: compareSchedule },
  setSchedule: { then: () => done('refresh schedule', toRefresh), otherwise: ownerOnly },
  running: { then: decideRefresh },
  start: refreshSteps.start,
  follow: refreshSteps.follow,
  cancel: refreshSteps.cancel,
  history: { then: () => (kept('refresh') === undefined ? showRefreshes() : refreshSteps.history.then()) },
});

/** Whatever is wrong with an input is said before anything is changed. */
function checkInputs(): void {
  const problem =
    problemOfWays() ?? problemOfParameters() ?? problemOfSources() ?? problemOfCredentials() ?? problemOfSchedule();
  if (problem !== undefined) return fail(INPUT_TEST, problem);
  pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, prepareRefresh);
}

function problemOfWays(): string | undefined {
  const takeOver = input('takeOver').toLowerCase();
  if (!['', 'true', 'false'].includes(takeOver)) return `takeOver must be true, false or empty; not "${takeOver}"`;
  return problemOfChoice('refreshAfter', ['changes', 'always', 'never']) ?? problemOfRefresh();
}

function decideOwner(model: Thing): void {
  const ownership = ownershipOf(model);
  const way = input('takeOver').toLowerCase();
  if (ownership === 'own') leftOut('owner', 'the app owns the model already');
  else if (way === 'false') leftOut('owner', 'takeOver is false');
  else if (way === 'true' || ownership === "somebody's") return goTo('takeOver');
  else
    leftOut(
      'owner',
      `cannot determine whether the app owns the model, which shows "${String(model['configuredBy'] ?? '')}". To take it over, set takeOver to true`,
    );
  toParameters();
}

/** The credentials of the owner before went with the owner. */
function tookOver(): void {
  keep('tookOver', true);
  done('owner', toParameters);
}

function toParameters(): void {
  if (input('parameters') !== '') return goTo('parameters');
  leftOut('parameters', 'none are given');
  toSources();
}

function compareParameters(): void {
  const { updates, problem } = parameterChanges(listIn());
  if (problem !== undefined) return fail(INPUT_TEST, problem);
  if (updates.length > 0) return send('setParameters', { updateDetails: updates });
  leftOut('parameters', 'the model has these values already');
  toSources();
}

function toSources(): void {
  const isAsked = input('datasources') !== '' || input('gateway') !== '' || credentialsAreGiven();
  if (isAsked || kept('tookOver') === true) return goTo('sources');
  leftOut('data sources', 'none are given');
  leftOut('gateway', 'none is given');
  withoutCredentials();
}

function compareSources(): void {
  const sources = listIn();
  keep('sources', sources);
  const updates = sourceChanges(sources);
  if (updates.length > 0) return send('updateSources', { updateDetails: updates });
  leftOut('data sources', input('datasources') === '' ? 'none are given' : 'the model reads from these already');
  toGateway();
}

function toGateway(): void {
  if (input('gateway') !== '') return goTo('gateway');
  leftOut('gateway', 'none is given');
  toCredentials();
}

function pickGateway(): void {
  if (listIn().length === 0)
    return fail(
      INPUT_TEST,
      'the service shows no gateway for this model. Its data sources may all be in the cloud. Otherwise a gateway administrator must add the app to the gateway',
    );
  pickOne({ noun: 'gateway', by: 'gateway', id: 'gatewayId' }, ({ id, publicKey }) => {
    keep('gatewayId', String(id));
    keep('publicKey', publicKey);
    const named = input('gatewayDatasource');
    if (named !== '' && !isGuid(named)) return goTo('gatewaySources');
    toBind(named);
  });
}

/** @param datasourceId of the data source on the gateway that somebody named; empty: the service finds those that fit */
function toBind(datasourceId: string): void {
  const gatewayId = kept<string>('gatewayId') ?? '';
  keep('datasourceId', datasourceId);
  const isThere = isBound(kept<Thing[]>('sources') ?? [], gatewayId, datasourceId);
  // What a take-over does to the binding is not documented: it is made anew.
  if (!isThere || kept('tookOver') === true)
    return send('bind', {
      gatewayObjectId: gatewayId,
      ...(datasourceId === '' ? {} : { datasourceObjectIds: [datasourceId] }),
    });
  leftOut('gateway', 'the model is bound to it already');
  toCredentials();
}

function toCredentials(): void {
  if (!credentialsAreGiven()) return withoutCredentials();
  if (somethingChanged('data sources', 'gateway') && !kept('datasourceId')) return goTo('bound');
  chooseSource(kept<Thing[]>('sources') ?? []);
}

function withoutCredentials(): void {
  leftOut('credentials', 'no credentialSecret is given');
  toSchedule();
}

/** Of several data sources none is taken: somebody else's password would go to the wrong one. */
function chooseSource(sources: readonly Thing[]): void {
  const gatewayId = kept<string>('gatewayId') ?? '';
  const known = kept<string>('datasourceId') ?? '';
  if (gatewayId !== '' && known !== '') return sendCredentials(gatewayId, known);
  const named = input('gatewayDatasource');
  const meant = sourcesMeant(sources, gatewayId, gatewayId === '' ? named : '');
  const [source, another] = meant;
  const choice = (meant.length > 0 ? meant : sources).map(sourceInWords).join(', ') || 'none';
  if (source === undefined || another !== undefined)
    return fail(
      INPUT_TEST,
      `type gatewayDatasource: the id of the data source that the credentials are for. The model reads from: ${choice}`,
    );
  sendCredentials(String(source['gatewayId']), String(source['datasourceId']));
}

/** A gateway that somebody named is on premises, and reads what is encrypted for it. Anything else is the service's own. */
function sendCredentials(gatewayId: string, datasourceId: string): void {
  const key = kept<Partial<PublicKey>>('publicKey');
  const { modulus, exponent } = key ?? {};
  if (kept('gatewayId') !== undefined && (!modulus || !exponent))
    return fail('Credentials', 'the service shows no public key of the gateway: nothing can be encrypted for it');
  give('gatewayId', gatewayId);
  give('datasourceId', datasourceId);
  keep('credentialsOf', datasourceId);
  give('recipeBody', credentialsBody(modulus && exponent ? { modulus, exponent } : undefined));
  goTo('credentials');
}

function setCredentials(): void {
  forgetBody();
  done('credentials', toSchedule);
}

/** The credentials are not kept longer than their request. */
function forgetBody(): boolean {
  give('recipeBody', '');
  return false;
}

function toSchedule(): void {
  tellDropped();
  if (input('schedule') !== '') return goTo('schedule');
  leftOut('refresh schedule', 'none is given');
  toRefresh();
}

/** A take-over drops the credentials of the owner before: those that this run did not set are missing now. */
function tellDropped(): void {
  if (kept('tookOver') !== true) return;
  const gatewayId = somethingChanged('gateway') ? kept<string>('gatewayId') : undefined;
  const dropped = (kept<Thing[]>('sources') ?? []).filter(
    (source) =>
      source['datasourceId'] !== kept('credentialsOf') &&
      (gatewayId === undefined || ![undefined, null, '', gatewayId].includes(source['gatewayId'] as string)),
  );
  if (dropped.length === 0) return;
  missing(
    'credentials',
    `the take-over dropped those of ${dropped.slice(0, SHOWN).map(sourceInWords).join(', ')}${dropped.length > SHOWN ? ', and more' : ''}. Until somebody sets them, the refresh fails: run this again with gatewayDatasource and credentialSecret, for each`,
  );
}

function compareSchedule(): void {
  const change = scheduleChange((readJson() ?? {}) as Thing);
  if (change !== undefined) return send('setSchedule', { value: change });
  leftOut('refresh schedule', 'the model has this one already');
  toRefresh();
}

function toRefresh(): void {
  if (!somethingChanged()) pass('nothing had to be changed');
  goTo('running');
}

/** A refresh shows whether all this works. Where nothing changed and the last one completed, that is known. */
function decideRefresh(): void {
  const way = input('refreshAfter') || 'changes';
  const [latest] = listIn();
  const isNeeded =
    way === 'always' ||
    latest === undefined ||
    latest['status'] === 'Failed' ||
    somethingChanged('owner', 'parameters', 'data sources', 'gateway', 'credentials');
  if (way !== 'never' && isNeeded) return refreshSteps.running.then();
  leftOut('refresh', way === 'never' ? 'refreshAfter is never' : 'nothing changed, and the last one did not fail');
  goTo('history');
}

function send(step: string, body: unknown): void {
  give('recipeBody', JSON.stringify(body));
  goTo(step);
}

function done(setting: string, next: () => void): void {
  changed(setting);
  next();
}
