import { describe, expect, test } from 'vitest';

import { parseConfig } from './config.ts';
import { DEFAULT_LIMITS } from './limits.ts';

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
