import { type DocumentLink, type Journal, openDocumentLink } from '@holdfast/sync-client';

import { type CrossingList, openCrossingList } from '../platform/crossing-list.ts';
import { openJournal } from '../platform/dexie-journal.ts';
import { documentKey } from '../platform/document-key.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import { late } from '../ui/late-part.ts';
import type { Device } from './device.ts';
import { linkPorts } from './link-ports.ts';
import { watchCrossings } from './watch-crossings.ts';

/** Only who starts a plan needs it, once. */
const loadNewPlan = late(() => import('./new-plan.ts'));

export interface ContentLink {
  readonly link: DocumentLink;
  /** The same rows as the link's, with a bell of its own: what is done here, the link hears. */
  readonly journal: Journal;
  /** Where the work of this participant and that of others crossed. */
  readonly crossings: CrossingList;
}

/** Opens the document `content` of a plan that was found on this device: its storage, its right to connect, and the link over both. */
export async function openContentLink(device: Device, entry: LibraryPlan): Promise<ContentLink> {
  const { clock, database, page } = device;
  const { planId } = entry;
  const key = documentKey({ planId, participantId: entry.participantId, document: 'content' });
  const journal = openJournal({ database, key, page, clock, isHeld: true });
  // A plan that the relay knows has its template there: an emptied journal gets it back, not a later app's version of it.
  if (entry.entry.kind === 'created' && !entry.shared) await beginWithTemplate(journal, entry.entry.template);
  // Before the journal is read, which may cross what the base has already.
  const crossings = await openCrossingList({
    database,
    key,
    participantId: entry.participantId,
    clock,
    isHeld: true,
  });
  const link = openDocumentLink({
    ...linkPorts(device, entry, 'content'),
    watchArrivals: (doc) => watchCrossings(doc, crossings),
  });
  return { link, journal, crossings };
}

/** Every change is in the journal when this resolves, or it was said in the link's state that it cannot be. */
export async function closeContentLink({ link, journal, crossings }: ContentLink): Promise<void> {
  await link.close();
  journal.close();
  crossings.close();
}

/**
 * The first row of the journal of a new plan is its template, on the device that started it and nowhere else. The bytes
 * are fixed: should two tabs do this at once, or an answer be lost and the row be written twice, it is still one copy.
 */
async function beginWithTemplate(journal: Journal, template: string | undefined): Promise<void> {
  try {
    const { generation, pruned } = await journal.state();
    if (generation > 0 || pruned > 0) return;
    const { rows, unreadable } = await journal.readAfter(0, 0);
    if (rows.length + unreadable.length > 0) return;
    const { newPlanUpdate } = await loadNewPlan();
    await journal.append(0, await newPlanUpdate(template));
  } catch {
    // Nothing that a person wrote is in the template. The link says what is wrong with the storage, and an empty
    // journal gets the template at the next opening.
  }
}
