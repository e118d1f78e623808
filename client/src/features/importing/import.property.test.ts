import * as fc from 'fast-check';
import { unparse } from 'papaparse';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { lineOf } from '../../session/record-name.ts';
import { IMPORT_KINDS } from './columns.ts';
import { bringIn, englishWords, previewOf } from './import-fixture.ts';
import { DELIMITERS } from './read-table.ts';
import { writeImport } from './write-import.ts';

describe('whatever is brought', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...Array.from('abcÄß 🙂;,"\n')), maxLength: 12 })
    .map((text) => `x${text.trim()}x`);
  const title = word.map((text) => text.replaceAll(/\s+/g, ' '));
  const date = fc
    .date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((each) => each.toISOString().slice(0, 10));
  const number = fc
    .double({ min: -1e6, max: 1e6, noNaN: true })
    .map((each) => Math.round(each * 1000) / 1000 + 0);

  test('what a program writes of measures is what the plan reads, with any delimiter and any quotes', () => {
    const rows = fc.uniqueArray(fc.record({ title, what: word, start: date, end: date, resources: word }), {
      minLength: 1,
      maxLength: 8,
      selector: (row) => row.title.toLowerCase(),
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(...DELIMITERS), fc.boolean(), (all, delimiter, quotes) => {
        const { plan, close } = openTestPlan({});
        bringIn(plan, unparse(all, { delimiter, quotes }), { kind: 'measures', duplicates: 'add' });
        const read = plan.snapshot().measures.map((measure) => ({
          title: lineOf(measure.title),
          what: textOf(measure.what),
          start: measure.start,
          end: measure.end,
          resources: measure.resources,
        }));
        close();
        expect(read).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  test('what a program writes of numbers is what the plan reads, with a comma and with a point', () => {
    const rows = fc.array(fc.record({ date, value: number, people: fc.integer({ min: 10, max: 5000 }) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom('comma', 'point'), (all, sign) => {
        const { plan, close } = openTestPlan({});
        const written = all.map((row) => ({
          indicator: 'Absence',
          ...row,
          value: String(row.value).replace('.', sign === 'comma' ? ',' : '.'),
        }));
        bringIn(plan, unparse(written, { delimiter: '\t' }), {
          kind: 'measurements',
          duplicates: 'add',
          signs: { value: sign, people: sign },
        });
        const read = plan
          .snapshot()
          .measurements.map((each) => ({ date: each.date, value: each.value, people: each.people }));
        close();
        expect(read).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  test('reading fails for nothing, and what is counted as coming in comes in, or nothing does', () => {
    const cell = fc.oneof(
      word,
      date,
      number.map(String),
      fc.constantFrom('', '%', '1.234', '3/4/2026', '<10', 'yes', 'done', '-', '=A1', '\0'),
    );
    const heading = fc.constantFrom(
      'title',
      'status',
      'start',
      'end',
      'who',
      'goal',
      'indicator',
      'date',
      'value',
      'n',
      'name',
      'group',
      'contact',
      'consent',
      'baseline',
      'target',
    );
    const table = fc.tuple(
      fc.array(heading, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...IMPORT_KINDS),
        fc.constantFrom('add', 'skip', 'update'),
        ([headings, rows], kind, duplicates) => {
          const { plan, undo, close } = openTestPlan({});
          const before = Y.encodeStateVector(plan.doc);
          const text = unparse([headings, ...rows]);
          const preview = previewOf(plan, text, { kind, duplicates });
          expect(Y.encodeStateVector(plan.doc)).toEqual(before);
          writeImport(plan, preview, englishWords());
          const added = plan.snapshot()[kind].length;
          undo.undo();
          const left = plan.snapshot()[kind].length;
          close();
          expect([added, left]).toEqual([preview.counts.add, 0]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

function textOf(text: object): unknown {
  return 'plainText' in text ? text.plainText : undefined;
}
