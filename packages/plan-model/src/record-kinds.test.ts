import { expect, test } from 'vitest';

import { newReplica } from './plan-fixture.ts';
import { META_FIELDS } from './plan-snapshot.ts';
import { RECORD_KINDS } from './record-kinds.ts';

/**
 * A tripwire. When this fails you changed what stands in people's plans. Adding a name is fine when every older
 * version may ignore it; renaming, removing or giving another meaning is not.
 */
test('[PM21] the names that are persisted have not changed without a thought for older plans', () => {
  const kinds = Object.entries(RECORD_KINDS).map(([root, { fields, texts }]) => [
    root,
    Object.keys(fields).join(' '),
    Object.entries(texts).map(([name, schema]) => `${name}:${schema}`),
  ]);
  expect(Object.keys(newReplica('ana').plan.roots)).toEqual([
    'meta',
    'title',
    'vision',
    'goals',
    'indicators',
    'targets',
    'actors',
    'measures',
    'links',
    // Older versions leave it alone: they show the change, and not whose suggestion it was.
    'accepted',
  ]);
  expect(Object.keys(META_FIELDS)).toEqual(['schemaVersion', 'periodStart', 'periodEnd', 'institution']);
  expect(kinds).toEqual([
    ['goals', 'order createdAt createdBy archivedAt', ['statement:title', 'why:body']],
    [
      'indicators',
      'order createdAt createdBy archivedAt name definition unit decimals direction source seriesId',
      [],
    ],
    [
      'targets',
      'order createdAt createdBy archivedAt indicatorId baselineValue baselineDate targetValue deadline',
      ['rationale:body'],
    ],
    ['actors', 'order createdAt createdBy archivedAt name group kind contact consentToList', ['role:body']],
    [
      'measures',
      'order createdAt createdBy archivedAt status phase start end dropReason',
      ['title:title', 'what:body'],
    ],
  ]);
});
