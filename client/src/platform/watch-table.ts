import { Dexie, type Table } from 'dexie';

interface TableWatcher<Value> {
  readonly next: (value: Value) => void;
  readonly error: (cause: unknown) => void;
}

/**
 * Reads from a table, now and whenever something in it was written, also by other tabs. The answer ends it.
 *
 * Dexie's `liveQuery` does so for any query, but until one of its own rows is written it keeps the keys of all that are
 * written anywhere: with a row of the journal for each key pressed it would grow for as long as the page is open.
 */
export function watchTable<Value, Row, Key, Inserted>(
  table: Table<Row, Key, Inserted>,
  read: () => PromiseLike<Value>,
  { next, error }: TableWatcher<Value>,
): () => void {
  const state = { isOver: false, isReading: false, isStale: false };
  const readAgain = async (): Promise<void> => {
    state.isStale = true;
    if (state.isReading) return;
    state.isReading = true;
    while (state.isStale && !state.isOver) {
      state.isStale = false;
      // What was written last is told from inside of its transaction.
      const reading = Dexie.ignoreTransaction(async () => ({ value: await read() }));
      const answer = await reading.catch((cause: unknown) => ({ cause }));
      if (state.isOver) break;
      if ('value' in answer) next(answer.value);
      else error(answer.cause);
    }
    state.isReading = false;
  };
  const own = `idb://${table.db.name}/${table.name}/`;
  const note = (parts: object): void => {
    // `all`: what was written cannot be said, as after the page lay still.
    if (Object.keys(parts).some((part) => part === 'all' || part.startsWith(own))) void readAgain();
  };
  Dexie.on.storagemutated.subscribe(note);
  void readAgain();
  return () => {
    state.isOver = true;
    Dexie.on.storagemutated.unsubscribe(note);
  };
}
