import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, hostHeaders, SECURITY_HEADERS } from './security.ts';

describe('the policy of the page', () => {
  const rules = new Map(
    CONTENT_SECURITY_POLICY.split('; ').map((rule) => {
      const [name = '', ...values] = rule.split(' ');
      return [name, values];
    }),
  );

  it('lets nothing in but what is named', () => {
    expect(rules.get('default-src')).toEqual(["'none'"]);
    for (const name of ['script-src', 'style-src', 'connect-src', 'worker-src'])
      expect(rules.get(name)).toEqual(["'self'"]);
    for (const name of ['base-uri', 'form-action', 'object-src', 'frame-src'])
      expect(rules.get(name)).toEqual(["'none'"]);
  });

  it('has no door that leads around it', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|data:/);
  });

  it('demands trusted types', () => {
    expect(rules.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(rules.get('trusted-types')).toContain('app');
  });

  it('is sent as a header, beside those that keep addresses and types to themselves', () => {
    expect(SECURITY_HEADERS).toEqual({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Access-Control-Allow-Origin': '*',
    });
  });

  it('lets figures be framed', () => {
    expect(rules.has('frame-ancestors')).toBe(false);
    expect(Object.keys(SECURITY_HEADERS)).not.toContain('X-Frame-Options');
  });

  it('is in the file that static hosts read, and lets no host keep an old service worker', () => {
    const lines = hostHeaders('service-worker.js').split('\n');
    expect(lines[0]).toBe('/*');
    expect(lines).toContain(`  Content-Security-Policy: ${CONTENT_SECURITY_POLICY}`);
    expect(lines.slice(lines.indexOf('/service-worker.js')).slice(0, 2)).toEqual([
      '/service-worker.js',
      '  Cache-Control: no-cache',
    ]);
  });
});
