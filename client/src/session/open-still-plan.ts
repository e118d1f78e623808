import { type Clock, systemRandom } from '@holdfast/base';
import { createPlanUndo, openPlan } from '@holdfast/plan-model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { OpenPlan } from './plan-session.ts';
import { followPresence } from './presence.ts';

/**
 * The open plan as it was at another moment, in a document that nothing else knows: it can be read by everything that
 * reads a plan, and what were written into it would be nobody's. `state`: that document as one update.
 */
export function openStillPlan(
  open: OpenPlan,
  state: Uint8Array,
  clock: Clock,
): { readonly still: OpenPlan; readonly close: () => void } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const awareness = new Awareness(doc);
  const plan = openPlan(doc, { clock, random: systemRandom, participantId: open.entry.participantId });
  const undo = createPlanUndo(plan, { textOrigin: ySyncPluginKey });
  const presence = followPresence(awareness, clock);
  return {
    still: { ...open, instance: { ...open.instance, doc, awareness }, plan, undo, presence },
    close() {
      presence.dispose();
      undo.dispose();
      plan.dispose();
      awareness.destroy();
      doc.destroy();
    },
  };
}
