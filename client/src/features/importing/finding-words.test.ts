import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';

import words from '../../strings/en-import.json';
import { formatFor } from '../../strings/format.ts';
import { findingWords } from './finding-words.ts';
import type { Finding } from './finding.ts';

const strings = createInstance();
beforeAll(async () => {
  await strings.init({ lng: 'en', resources: { en: { translation: words } } });
});

test.each([
  [0, 10, 'In this plan such a number lies from 0 to 10.'],
  [13, null, 'In this plan such a number is 13 or more.'],
  [null, 1000, 'In this plan such a number is 1,000 or less.'],
])('a number that is not from %s to %s is told what it can be', (min, max, said) => {
  const finding: Finding = {
    column: 1,
    field: 'targetValue',
    severity: 'remark',
    said: { kind: 'beyondBounds', min, max },
  };
  expect(findingWords(finding, { t: strings.t, format: formatFor('en') })).toBe(said);
});
