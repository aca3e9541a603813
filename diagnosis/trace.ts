import { field, textOf, type Answer } from './answer.ts';

/** What support asks for: ids of the request at the service, and the time by its clock; empty where the answer has no id. */
export function traceOf(answer: Answer): string {
  const text = answer.message;
  const ids = [
    ['RequestId', answer.requestId],
    ['Trace ID', textOf(field(answer.json, 'trace_id')) || (/Trace ID: ?([\w-]+)/i.exec(text)?.[1] ?? '')],
    [
      'Correlation ID',
      textOf(field(answer.json, 'correlation_id')) || (/Correlation ID: ?([\w-]+)/i.exec(text)?.[1] ?? ''),
    ],
  ].filter(([, id]) => id);
  const time =
    textOf(field(answer.json, 'timestamp')) ||
    (/Timestamp: ?([\d-]+ [\d:]+Z?)/i.exec(text)?.[1] ?? '') ||
    answer.header('date');
  if (ids.length === 0) return '';
  return [...ids.map(([name, id]) => `${name} ${id!.slice(0, 60)}`), ...(time ? [time.slice(0, 40)] : [])].join(', ');
}
