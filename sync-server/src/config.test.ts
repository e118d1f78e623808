import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { environmentSchema, parseConfig } from './config.ts';
import { DEFAULT_LIMITS } from './limits.ts';

/** `variable → default` of the table in docs/OPERATIONS.md. */
function documentedSettings(): Map<string, string> {
  const text = readFileSync(new URL('../../docs/OPERATIONS.md', import.meta.url), 'utf8');
  const rows = text.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm);
  return new Map([...rows].map(([, name = '', value = '']) => [name, value.replaceAll('`', '')]));
}

describe('docs/OPERATIONS.md', () => {
  test('has every setting with its default, and no other', () => {
    const documented = documentedSettings();
    const names = Object.keys(environmentSchema.shape);
    const defaults = new Map(Object.entries(environmentSchema.parse({})));
    expect([...documented.keys()].toSorted()).toEqual(names.toSorted());
    for (const name of names) {
      const value = String(defaults.get(name) ?? '–');
      // The folder of the built app is absolute, wherever the checkout lies.
      if (name === 'CLIENT_DIR') expect(value).toMatch(/client.dist$/);
      else expect([name, documented.get(name)]).toEqual([name, value]);
    }
  });
});

describe('parseConfig', () => {
  test('needs nothing', () => {
    expect(parseConfig({})).toMatchObject({ dataDir: './data', port: 8080, limits: DEFAULT_LIMITS });
  });

  test('takes empty variables for unset ones', () => {
    expect(parseConfig({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 8080, publicUrl: undefined });
  });

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'plan.school.example'],
    ['PUBLIC_URL', 'ftp://plan.school.example'],
    ['MAX_DOCUMENT_BYTES', '0'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => parseConfig({ [name]: value })).toThrow(name);
  });
});
