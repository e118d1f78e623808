import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Tells people who hear the page what they would otherwise see. Polite: it waits until they are not spoken to. */
export function announce(sentence: string): void {
  // The same words twice would not be a change, and so would not be read again.
  said = sentence === said ? `${sentence}\u00A0` : sentence;
  for (const listener of listeners) listener();
}

/** Where announcements are read from: once on a page. */
export function Announcer() {
  const sentence = useSyncExternalStore(subscribe, () => said);
  return <output className="visually-hidden">{sentence}</output>;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
