import { systemRandom } from '@holdfast/base';
import {
  type Discussion,
  type EntryKey,
  everythingSeen,
  openDiscussion,
  type Seen,
  unseenThreads,
  withSeen,
} from '@holdfast/plan-model';
import {
  type DocumentInstance,
  type DocumentLink,
  type Journal,
  openDocumentLink,
} from '@holdfast/sync-client';
import type { Role } from '@holdfast/sync-protocol';

import { type Cell, createCell, type Readable } from '../platform/cell.ts';
import { openJournal } from '../platform/dexie-journal.ts';
import { documentKey } from '../platform/document-key.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import { type Look, readSeen, writeSeen } from '../platform/seen-store.ts';
import type { Device } from './device.ts';
import { openLastLook } from './last-look.ts';
import { linkPorts } from './link-ports.ts';

/** What is said of an open plan. A new one for each instance of the document. */
export interface OpenDiscussion {
  readonly link: DocumentLink;
  readonly journal: Journal;
  readonly instance: DocumentInstance;
  readonly discussion: Discussion;
  /** Threads in which others said something since this person last looked, on this device. */
  readonly news: Readable<ReadonlySet<EntryKey>>;
  /** They have read these. */
  readonly markSeen: (threads: Iterable<EntryKey>) => void;
  /** What they had before them when they last looked at what is for them; undefined until that is read. */
  readonly lastLook: Readable<Look | undefined>;
  /** They have looked at it, in this role. */
  readonly markLook: (role: Role) => void;
}

const NOTHING: ReadonlySet<EntryKey> = new Set();

/** Opens the document `discussion` of a plan, from this device first, and keeps it in step. */
export function openDiscussionSession(device: Device, entry: LibraryPlan): DiscussionSession {
  return new DiscussionSession(device, entry);
}

export class DiscussionSession {
  readonly link: DocumentLink;
  readonly #entry: LibraryPlan;
  readonly #device: Device;
  readonly #journal: Journal;
  readonly #state: Cell<OpenDiscussion | undefined> = createCell<OpenDiscussion | undefined>(undefined);
  readonly #stops: (() => void)[];
  #isClosed = false;

  constructor(device: Device, entry: LibraryPlan) {
    this.#device = device;
    this.#entry = entry;
    const { database, page, clock } = device;
    const key = documentKey({ ...entry, document: 'discussion' });
    this.#journal = openJournal({ database, key, page, clock, isHeld: true });
    this.link = openDocumentLink(linkPorts(device, entry, 'discussion'));
    this.#stops = [this.link.subscribe(() => this.#follow()), page.onWake(() => this.link.retry())];
    this.#follow();
  }

  /** Undefined until what is on this device has been read. */
  get state(): Readable<OpenDiscussion | undefined> {
    return this.#state;
  }

  /** Every change is in the journal when this resolves, or it was said in the link's state that it cannot be. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.#leave();
    await this.link.close();
    this.#journal.close();
  }

  /** A refusal or a healed room gives the link another document. */
  #follow(): void {
    const { link } = this;
    const { instance } = link;
    if (this.#state.get()?.instance === instance) return;
    this.#leave();
    void instance.ready.then(() => {
      const isOpen = this.#state.get()?.instance === instance;
      if (this.#isClosed || isOpen || link.instance !== instance) return;
      const { clock } = this.#device;
      const { participantId } = this.#entry;
      const discussion = openDiscussion(instance.doc, { clock, random: systemRandom, participantId });
      const news = this.#followNews(discussion);
      const looks = this.#followLooks(discussion);
      this.#state.set({ link, journal: this.#journal, instance, discussion, ...news, ...looks });
    });
  }

  #followNews(discussion: Discussion): Pick<OpenDiscussion, 'news' | 'markSeen'> {
    const { database, clock } = this.#device;
    const key = documentKey({ ...this.#entry, document: 'discussion' });
    const news = createCell(NOTHING);
    let seen: Seen | undefined;
    const look = (): void => {
      const now = seen === undefined ? NOTHING : unseenThreads(discussion, seen);
      if (now.size > 0 || news.get().size > 0) news.set(now);
    };
    void readSeen(database, key).then((known) => {
      seen ??= known;
      look();
    });
    discussion.subscribe(look);
    const markSeen = (threads: Iterable<EntryKey>): void => {
      // Nothing is shown as new before it is known what they have seen.
      if (seen === undefined) return;
      seen = withSeen(discussion, seen, threads);
      look();
      void writeSeen(database, key, { at: clock.now(), seen });
    };
    return { news, markSeen };
  }

  #followLooks(discussion: Discussion): Pick<OpenDiscussion, 'lastLook' | 'markLook'> {
    const { database, clock } = this.#device;
    const key = documentKey({ ...this.#entry, document: 'discussion' });
    const { lastLook, keepLook } = openLastLook({ database, key, clock, role: this.#entry.role });
    return { lastLook, markLook: (role) => keepLook({ role, seen: everythingSeen(discussion) }) };
  }

  #leave(): void {
    this.#state.get()?.discussion.dispose();
    this.#state.set(undefined);
  }
}
