import { createHash } from 'node:crypto';
import { contentPolicy } from '../../../reporting/page/policy.ts';

const directives = (script: string, style: string) =>
  new Map(
    contentPolicy(script, style)
      .split('; ')
      .map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1).join(' ')]),
  );

test('nothing may be loaded but what stands in the page', () => {
  const found = directives('let a', 'b{}');
  expect(found.get('default-src')).toBe("'none'");
  expect(found.get('img-src')).toBe('data:');
  expect(found.get('base-uri')).toBe("'none'");
  expect(found.get('form-action')).toBe("'none'");
});

test('only this script and this style may run', () => {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const found = directives('let ä', 'b{}');
  expect(found.get('script-src')).toBe(hash('let ä'));
  expect(found.get('style-src')).toBe(hash('b{}'));
  expect(contentPolicy('let a', '')).not.toContain('unsafe');
});
