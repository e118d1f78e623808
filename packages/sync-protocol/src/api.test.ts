import { describe, expect, test } from 'vitest';

import { displayNameSchema } from './api.ts';

describe('displayNameSchema', () => {
  test.each(['Ana', 'ليلى حداد', '👩‍🏫', '<b>Ana</b> & "Co"', 'x'.repeat(80), `${'x'.repeat(79)}👩`])(
    'takes %j as it is',
    (name) => {
      expect(displayNameSchema.parse(name)).toBe(name);
    },
  );

  test.each(['', '  ', '\u200B', '\u200D\u2060', 'Ana\u0000', 'x'.repeat(81), `${'x'.repeat(80)}👩`])(
    'refuses %j and cuts nothing off',
    (name) => {
      expect(displayNameSchema.safeParse(name).success).toBe(false);
    },
  );
});
