import {
  ACTOR_GROUPS,
  addManyRecords,
  type Link,
  makeLink,
  type NewValues,
  parseRecordId,
  type Plan,
  type RecordAddress,
  type RecordBatch,
  type RecordPatch,
} from '@holdfast/plan-model';

import type { ImportKind } from './columns.ts';
import type { JoinedRow, Named, NewName } from './join-plan.ts';
import type { ImportPreview } from './read-import.ts';
import { type ReadyWords, unitOf } from './ready-words.ts';

/** Brings what a preview shows into the plan, as one step: all of it, or nothing. Answers the first record of it. */
export function writeImport(
  plan: Plan,
  { rows, newNames, settings }: ImportPreview,
  words: ReadyWords,
): RecordAddress | undefined {
  return addManyRecords(plan, (batch) => {
    const made = new Map<string, string>();
    for (const fresh of newNames) made.set(fresh.key, addNamed(batch, fresh, words));
    const idOf = (named: Named): string => ('id' in named ? named.id : (made.get(named.newName) ?? ''));
    let first: RecordAddress | undefined;
    for (const row of rows) {
      if (row.fate === 'update') updateMeasurement(batch, row);
      if (row.fate !== 'add') continue;
      const record = addRow(batch, row, { kind: settings.kind, idOf });
      first ??= record;
    }
    return first;
  });
}

interface AddContext {
  readonly kind: ImportKind;
  readonly idOf: (named: Named) => string;
}

function addRow(batch: RecordBatch, row: JoinedRow, { kind, idOf }: AddContext): RecordAddress {
  const { values, texts } = row.reading;
  const links = (from: string): readonly Link[] =>
    row.links.flatMap(({ link, to }) => makeLink(link, from, idOf(to)) ?? []);
  const indicatorId =
    row.indicator === undefined ? undefined : parseRecordId('indicators', idOf(row.indicator));
  // Of every value the reader of its field has said that it can stand there, and the batch asks once more.
  switch (kind) {
    case 'measures': {
      const written = { status: 'idea', ...values } as NewValues<'measures'>;
      return { root: kind, id: batch.add(kind, { values: written, texts, links }) };
    }
    case 'targets': {
      const { unit: _unit, direction: _direction, ...rest } = values;
      const written = { ...rest, indicatorId } as NewValues<'targets'>;
      return { root: kind, id: batch.add(kind, { values: written, texts, links }) };
    }
    case 'actors': {
      const { contact, ...rest } = values;
      const listed = values.consentToList === true ? { contact } : {};
      const written = { kind: 'organisation', ...rest, ...listed } as NewValues<'actors'>;
      return { root: kind, id: batch.add(kind, { values: written, texts }) };
    }
    case 'measurements': {
      const written = { ...measured(row), indicatorId, method: 'csv' } as NewValues<'measurements'>;
      return { root: kind, id: batch.add(kind, { values: written }) };
    }
  }
}

function updateMeasurement(batch: RecordBatch, row: JoinedRow): void {
  const id = row.sameId === undefined ? undefined : parseRecordId('measurements', row.sameId);
  if (id === undefined) return;
  // As above. Day and part are those that made it the same.
  const { date: _date, breakdown: _breakdown, ...patch } = measured(row) as RecordPatch<'measurements'>;
  batch.set('measurements', { id, patch });
}

/** The unit is not of a number but of its indicator. Of too few people nothing is written but that there is a number. */
function measured({ reading }: JoinedRow): object {
  const { unit: _unit, ...values } = reading.values;
  return reading.isFew ? { ...values, value: null, people: null, isHidden: true } : values;
}

/** What a row names and the plan does not have, with what the row lets one know of it. */
function addNamed(batch: RecordBatch, { root, name, row }: NewName, words: ReadyWords): string {
  switch (root) {
    case 'goals':
      return batch.add(root, { values: {}, texts: { statement: name } });
    case 'causes':
      return batch.add(root, { values: {}, texts: { statement: name } });
    case 'actors': {
      // "Teachers" is one of the groups.
      const group = words.choiceOf(name, { as: 'choice', choices: ACTOR_GROUPS });
      const values = { name, group: group ?? 'otherExternal', kind: 'body' } as NewValues<'actors'>;
      return batch.add(root, { values });
    }
    case 'indicators': {
      const { values, units, decimals } = row;
      const unit = values.unit ?? unitOf(units, words) ?? 'count';
      const direction = values.direction ?? directionOf(values.baselineValue, values.targetValue);
      return batch.add(root, { values: { name, unit, decimals, direction } as NewValues<'indicators'> });
    }
  }
}

function directionOf(baseline: unknown, target: unknown): 'up' | 'down' {
  return typeof baseline === 'number' && typeof target === 'number' && target < baseline ? 'down' : 'up';
}
