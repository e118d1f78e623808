import type { ParticipantId } from '@holdfast/sync-protocol';

import type { Moment, MomentAuthor } from './storage.ts';

/** A row as history shows it: without what it says. */
export interface RowMark {
  readonly seq: number;
  readonly participantId: ParticipantId;
  readonly at: number;
  readonly bytes: number;
}

/** People who write together within so much time make one moment. */
const MOMENT_MS = 5 * 60_000;

/**
 * Groups rows into moments, newest first. All people are cut at the same number: one person's rows up to here and
 * another's up to there would be a document that nobody ever saw.
 */
export function groupMoments(newestFirst: readonly RowMark[]): Moment[] {
  const moments: Moment[] = [];
  let rows: RowMark[] = [];
  for (const row of newestFirst) {
    const isOther = rows[0] !== undefined && spanOf(row) !== spanOf(rows[0]);
    if (isOther) moments.push(toMoment(rows));
    if (isOther) rows = [];
    rows.push(row);
  }
  if (rows.length > 0) moments.push(toMoment(rows));
  return moments;
}

function spanOf({ at }: RowMark): number {
  return Math.floor(at / MOMENT_MS);
}

function toMoment(rows: readonly RowMark[]): Moment {
  const authors = new Map<ParticipantId, MomentAuthor>();
  for (const { participantId, bytes } of rows) {
    const known = authors.get(participantId);
    authors.set(participantId, {
      participantId,
      rows: (known?.rows ?? 0) + 1,
      bytes: (known?.bytes ?? 0) + bytes,
    });
  }
  const times = rows.map(({ at }) => at);
  return {
    seq: Math.max(...rows.map(({ seq }) => seq)),
    from: Math.min(...times),
    to: Math.max(...times),
    authors: [...authors.values()],
  };
}
