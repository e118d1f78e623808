import { type ParticipantId, participantIdSchema } from '@holdfast/sync-protocol';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { OpenPlan } from './plan-session.ts';

export interface PeerPage {
  readonly participantId: ParticipantId;
  /** Comes into the plan: into a field, or only to read. */
  readonly enter: (place: string | undefined) => void;
  /** Puts a caret at the end of a text. */
  readonly writeIn: (place: string, text: Y.XmlFragment) => void;
  /** Closes the page: the plan hears of it at once. */
  readonly leave: () => void;
}

/** For tests: a page that somebody else has open. What it says of itself comes into the plan as it does from the relay. */
export function openPeerPage(
  { instance }: OpenPlan,
  { name, id = name }: { readonly name: string; readonly id?: string },
): PeerPage {
  const awareness = new Awareness(new Y.Doc());
  const participantId = participantIdSchema.parse(`participant-${id.replaceAll(/\W/gu, '-')}`);
  const user = { participantId, name, group: 'teacher', role: 'editor', colour: 1 };
  function tell(fields: Readonly<Record<string, unknown>>): void {
    awareness.setLocalState({ user, ...fields });
    send();
  }
  function send(): void {
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    applyAwarenessUpdate(instance.awareness, update, 'relay');
  }
  return {
    participantId,
    enter: (place) => tell({ place: place ?? null }),
    writeIn(place, text) {
      const end = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, text.length));
      tell({ place, cursor: { anchor: end, head: end } });
    },
    leave() {
      awareness.setLocalState(null);
      send();
      awareness.destroy();
    },
  };
}
