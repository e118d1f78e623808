import { type Arrival, findCrossings, planRoots } from '@holdfast/plan-model';
import type { ArrivalWatch } from '@holdfast/sync-client';
import { presenceUserSchema } from '@holdfast/sync-protocol';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import type { CrossingList } from '../platform/crossing-list.ts';

/** Puts on the list where what arrives in a document crosses what this participant wrote. */
export function watchCrossings(doc: Y.Doc, list: CrossingList): ArrivalWatch {
  // Before anything is read into it: Yjs makes other objects of its roots when somebody says what they are.
  planRoots(doc);
  // The first change under this client id makes it one's own, before anybody can have received it.
  const noteOwn = (transaction: Y.Transaction): void => {
    if (!transaction.local || transaction.afterState.get(doc.clientID) === undefined) return;
    doc.off('afterTransaction', noteOwn);
    list.writeAs(doc.clientID);
  };
  doc.on('afterTransaction', noteOwn);
  return {
    arrived: (arrival: Arrival) => list.add(findCrossings(arrival, (client) => list.isOwn(client))),
    settled: () => list.settled(),
  };
}

/** Tells the list who is here, so that it can name them later. */
export function nameAuthors(awareness: Awareness, list: CrossingList): () => void {
  // A caret that moves is a change as well.
  const met = new Set([awareness.clientID]);
  const tell = (): void => {
    for (const [client, state] of awareness.getStates()) {
      const user = met.has(client) ? undefined : presenceUserSchema.safeParse(state['user']);
      if (!user?.success) continue;
      met.add(client);
      list.meet(client, user.data.participantId);
    }
  };
  awareness.on('change', tell);
  tell();
  return () => awareness.off('change', tell);
}
