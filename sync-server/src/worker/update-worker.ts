import { assert } from '@holdfast/base';

import { unpackUpdates } from '../update/packed-updates.ts';
import { type LogRow, rebuildRoom } from '../update/rebuild-room.ts';
import { takesAway } from '../update/takes-away.ts';
import { normalisePacked, type PackedRows, unpackRows, type WorkRequest } from '../update/update-work.ts';
import { answerCalls } from './answer-calls.ts';

/** Rows of the room that is rebuilt next. */
let collected: LogRow[] = [];

// Only `UpdateThreads` calls this thread, and it sends nothing else.
answerCalls((request) => answer(request as WorkRequest));

function answer(request: WorkRequest): unknown {
  switch (request.kind) {
    case 'normalise':
      return normalisePacked(request.update, request.reading);
    case 'takes-away':
      return takesAway(unpackUpdates(request.updates), request.deletions);
    case 'rows':
      collect(request);
      return undefined;
    case 'rebuild': {
      collect(request);
      const rows = collected;
      collected = [];
      return rebuildRoom({ snapshot: request.snapshot, rows, seq: request.seq });
    }
  }
}

/** A snapshot made without some of its rows would cover them: what was sent to a thread before this one is missed. */
function collect({ first, rows }: { readonly first: number; readonly rows: PackedRows }): void {
  if (first === 0) collected = [];
  assert(collected.length === first, 'update-worker: rows are missing');
  for (const row of unpackRows(rows)) collected.push(row);
}
