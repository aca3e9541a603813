import { runFaulty } from './faulty-run.ts';
import * as spoil from './spoils.ts';
test.each<[string, any]>([
 ['good', {}],
 ['reset read', { faults: [{ on: 'read', spoil: spoil.reset }] }],
 ['reset write', { faults: [{ on: 'write', spoil: spoil.reset, times: 1 }] }],
 ['trickle read', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.trickle }] }],
 ['truncated', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.truncated }] }],
 ['unended', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.unendedChunks }] }],
 ['tgzip', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.truncatedGzip }] }],
 ['fgzip', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.falseGzip }] }],
 ['manybytes', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.tooManyBytes }] }],
 ['resetInBody', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.resetInBody }] }],
 ['resetInHeaders', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.resetInHeaders }] }],
 ['noHttp', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.noHttp }] }],
 ['silence', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.silence }] }],
 ['html', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.html(200) }] }],
 ['pad 5MB', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.padded(5e6) }] }],
 ['pad 50MB', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.padded(5e7) }] }],
 ['flood', { faults: [{ on: { operation: 'Reports_GetReportsInGroup' }, spoil: spoil.flood }] }],
])('%s', async (name, given) => {
  const at = Date.now();
  const { record, received, outcomes } = await runFaulty({ operations: ['Groups_GetGroups', 'Reports_GetReportsInGroup', 'Groups_CreateGroup', 'Groups_UpdateGroup', 'Groups_DeleteGroup'], ...given });
  console.log(name, Date.now() - at, record.ending, JSON.stringify(outcomes), received.map((r) => `${r.method} ${r.path.slice(0, 60)}`).join('\n'), record.entries.map((e) => `${e.status} ${e.milliseconds} ${e.reason?.slice(0,140)} [${e.attempts.map(a=>a.purpose+a.status+(a.error??'')).join()}]`).join('\n'));
}, 60000);
