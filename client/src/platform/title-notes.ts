import * as z from 'zod/mini';

/** What a plan was called at a moment. */
export interface ReadTitle {
  readonly title: string;
  readonly at: number;
}

const titleSchema = z.object({ title: z.string(), at: z.number() });

interface PlanOfTitle {
  readonly planId: string;
  readonly participantId: string;
}

const PREFIX = 'holdfast:title/';

/**
 * Notes a title that was typed just before the page went. Kept in `localStorage`, at once: a page that is being closed
 * finishes no write to the database. It counts until the list of plans has a later one, or the plan is opened again.
 */
export function leaveTitle({ planId, participantId }: PlanOfTitle, title: ReadTitle): void {
  try {
    localStorage.setItem(`${PREFIX}${planId}/${participantId}`, JSON.stringify(title));
  } catch {
    // The title is in the plan; the list shows it when the plan has been opened again.
  }
}

/** A note with its name in the storage and the plan that it is about. */
export interface LeftTitle extends ReadTitle {
  readonly name: string;
  readonly plan: readonly [string, string];
}

export function readTitles(): readonly LeftTitle[] {
  try {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    return names.filter((name) => name.startsWith(PREFIX)).flatMap(readTitle);
  } catch {
    // Where this storage is forbidden nobody has left a note.
    return [];
  }
}

/** The list has it, or a later one. Another page may have left a later one since it was read: that stays. */
export function forgetTitle({ name, title, at }: LeftTitle): void {
  try {
    const note = parseNote(localStorage.getItem(name) ?? '');
    if (note?.title === title && note.at === at) localStorage.removeItem(name);
  } catch {
    // Then it is read once more, and changes nothing.
  }
}

/** The plan itself says what it is called. */
export function forgetTitleOf({ planId, participantId }: PlanOfTitle): void {
  try {
    localStorage.removeItem(`${PREFIX}${planId}/${participantId}`);
  } catch {
    // Then it is read once more, and changes nothing.
  }
}

/** A page may begin before it can see what the one before it has left. */
export function onTitleLeft(listener: () => void): () => void {
  if (typeof window === 'undefined') return () => {};
  const stop = new AbortController();
  const heard = ({ key }: StorageEvent): void => {
    if (key?.startsWith(PREFIX) === true) listener();
  };
  window.addEventListener('storage', heard, { signal: stop.signal });
  return () => stop.abort();
}

function readTitle(name: string): readonly LeftTitle[] {
  const [planId = '', participantId = ''] = name.slice(PREFIX.length).split('/');
  const note = parseNote(localStorage.getItem(name) ?? '');
  return note === undefined ? [] : [{ ...note, name, plan: [planId, participantId] }];
}

function parseNote(text: string): ReadTitle | undefined {
  try {
    return titleSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not written by this app.
    return undefined;
  }
}
