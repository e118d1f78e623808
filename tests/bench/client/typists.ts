import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** Key presses per second of one typist. */
const PACE = 5;

export interface Seat {
  readonly provider: WebsocketProvider;
  /** The text in which they type. */
  readonly text: Y.XmlText;
  /** What else their presence says. */
  readonly presence: Readonly<Record<string, unknown>>;
}

/** Lets people type at the end of a text, each with a caret of their own, until the answer is called. */
export function letThemType(seats: readonly Seat[]): () => void {
  const timers = seats.map(({ provider: { awareness }, text, presence }, at) => {
    for (const [field, value] of Object.entries(presence)) awareness.setLocalStateField(field, value);
    let pressed = at;
    return setInterval(() => {
      pressed += 1;
      text.insert(text.length, pressed % 6 === 0 ? ' ' : 'abcdefgh'.charAt(pressed % 8));
      const caret = Y.createRelativePositionFromTypeIndex(text, text.length);
      awareness.setLocalStateField('cursor', { anchor: caret, head: caret });
    }, 1000 / PACE);
  });
  return () => {
    for (const timer of timers) clearInterval(timer);
    for (const { provider } of seats) {
      provider.destroy();
      // Its clock would keep the process.
      provider.awareness.destroy();
    }
  };
}

/** The last text of a fragment. */
export function lastText(fragment: Y.XmlFragment): Y.XmlText {
  const paragraph = fragment.get(fragment.length - 1);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(paragraph.length - 1) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('the fragment ends with no text');
  return text;
}
