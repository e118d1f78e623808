import { type Clock, systemRandom } from '@holdfast/base';
import { createPlanUndo, openPlan, type Plan, type PlanUndo } from '@holdfast/plan-model';
import type { DocumentInstance, DocumentLink, Journal } from '@holdfast/sync-client';
import type { ParticipantId, PlanId } from '@holdfast/sync-protocol';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

import { type Cell, createCell, type Readable } from '../platform/cell.ts';
import type { CrossingList } from '../platform/crossing-list.ts';
import { documentKey } from '../platform/document-key.ts';
import { followWholeText } from '../platform/offline-text.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import type { StorageProblem } from '../platform/storage-error.ts';
import { forgetTitleOf, leaveTitle, type ReadTitle } from '../platform/title-notes.ts';
import { readWaiting } from '../platform/unsent-work.ts';
import { late } from '../ui/late-part.ts';
import { Absence } from './absence.ts';
import { closeContentLink, type ContentLink, openContentLink } from './content-link.ts';
import type { Device } from './device.ts';
import type { DiscussionSession, OpenDiscussion } from './discussion-session.ts';
import { noteEndedAccess } from './note-ended-access.ts';
import { followPresence, type Presence } from './presence.ts';
import { titleLine } from './title-line.ts';
import { nameAuthors } from './watch-crossings.ts';

/**
 * Everything that a screen of a plan works with. A new one for each instance of the document, which `instance` tells apart,
 * and whenever the person is called otherwise.
 */
export interface OpenPlan {
  /** The plan's entry in the library as it was when it was opened, but for what the person calls themself. */
  readonly entry: LibraryPlan;
  readonly link: DocumentLink;
  readonly journal: Journal;
  readonly instance: DocumentInstance;
  readonly plan: Plan;
  readonly undo: PlanUndo;
  readonly presence: Presence;
  /** Where this participant's work crossed that of others; the same for all instances. */
  readonly crossings: Pick<CrossingList, 'open' | 'authorOf' | 'settle' | 'reopen'>;
  readonly absence: Pick<Absence, 'report' | 'markRead'>;
  /** What is said of the plan, once it is open; the same for all instances. */
  readonly discussion: Readable<OpenDiscussion | undefined>;
  /** Changes of the discussion that waited for the relay when the plan was opened: what is known of it until it is open. */
  readonly waitingBeforeTalk: Readable<number>;
}

export type PlanSessionState =
  | { readonly kind: 'opening' }
  /** There is no such plan on this device. */
  | { readonly kind: 'missing' }
  /** It was removed from this device while it was open here. */
  | { readonly kind: 'removed' }
  /** The device's storage does not answer; tried again when it does. */
  | { readonly kind: 'failed'; readonly problem: StorageProblem }
  | { readonly kind: 'open'; readonly open: OpenPlan };

/** Opens a plan that is on this device, and starts to keep it in step. */
export function openPlanSession(device: Device, planId: PlanId, participantId?: ParticipantId): PlanSession {
  const session = new PlanSession(device, planId, participantId);
  void session.start();
  return session;
}

/** Comes after the plan itself, which people are to read and write at once. */
const loadDiscussion = late(() => import('./discussion-session.ts'));

/** The mirror of the title is for the list of plans only; a second late does no harm there. */
const TITLE_DELAY_MS = 1_000;

/** One plan while anybody on this page looks at it: its link, its model and its undo, outside React. */
export class PlanSession {
  readonly #device: Device;
  readonly #planId: PlanId;
  readonly #participantId: ParticipantId | undefined;
  readonly #state: Cell<PlanSessionState> = createCell<PlanSessionState>({ kind: 'opening' });
  #content: ContentLink | undefined;
  readonly #discussion: Cell<OpenDiscussion | undefined> = createCell<OpenDiscussion | undefined>(undefined);
  readonly #waitingBeforeTalk: Cell<number> = createCell(0);
  #talk: DiscussionSession | undefined;
  #stops: (() => void)[] = [];
  #isClosed = false;

  constructor(device: Device, planId: PlanId, participantId?: ParticipantId) {
    this.#device = device;
    this.#planId = planId;
    this.#participantId = participantId;
  }

  get state(): Readable<PlanSessionState> {
    return this.#state;
  }

  async start(): Promise<void> {
    const { library } = this.#device;
    const found = await library.find(this.#planId, this.#participantId);
    if (this.#isClosed) return;
    if (found.kind === 'failed') {
      this.#state.set({ kind: 'failed', problem: found.problem });
      this.#startWhenStorageIsBack();
      return;
    }
    if (found.value === undefined) {
      this.#state.set({ kind: 'missing' });
      return;
    }
    const entry = found.value;
    const content = await openContentLink(this.#device, entry);
    const { link } = content;
    this.#content = content;
    if (this.#isClosed) {
      await this.#closeLink();
      return;
    }
    void this.#countBeforeTalk(entry);
    // The list shows when it was last opened; failing to note that is no reason to trouble anybody.
    void library.markOpened(entry);
    this.#stops.push(
      link.subscribe(() => this.#follow(entry, content)),
      // So that the list of plans can say of the plan that it opens without a network.
      followWholeText(this.#device.database, entry, link),
      noteEndedAccess(library, entry, link),
      library.plans.subscribe(() => {
        this.#followPerson();
        void this.#leaveIfRemoved(entry);
      }),
      this.#device.page.onWake(() => link.retry()),
    );
    this.#follow(entry, content);
    // It may have been removed while it was opened.
    void this.#leaveIfRemoved(entry);
  }

  get planId(): PlanId {
    return this.#planId;
  }

  /** The journal does not take what is written: it is in this page only. */
  get isFailing(): boolean {
    return this.#links.some(({ state }) => state.device.kind === 'failing');
  }

  get #links(): readonly DocumentLink[] {
    if (this.#isClosed) return [];
    return [this.#content?.link, this.#talk?.link].filter((link) => link !== undefined);
  }

  /**
   * Waits until every change is in the journal, or the journal refuses one; answers whether all are. A session that is
   * closed has nothing to wait for.
   */
  async flush(): Promise<boolean> {
    const links = this.#links;
    await Promise.all(links.map(flushUnlessFailing));
    return links.every(({ state }) => state.device.kind === 'saved');
  }

  /** Resolves when every change is in the journal, however long it refuses them. */
  async whenStored(): Promise<void> {
    await Promise.all(this.#links.map((link) => link.flush()));
  }

  /** Nobody on this page looks at the plan just now, but perhaps at the list of plans. */
  rest(): void {
    this.#writeTitle();
    // Should it not be kept, the next list of changes goes back a little further.
    void this.#absence?.lookAway();
  }

  /** Somebody looks at it again. */
  resume(): void {
    this.#absence?.lookBack();
  }

  /** Every change is in the journal when this resolves, or it was said in the state that it cannot be. */
  close(): Promise<void> {
    return this.#end({ kind: 'opening' });
  }

  async #end(state: PlanSessionState): Promise<void> {
    this.#isClosed = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.#leaveInstance();
    this.#state.set(state);
    await this.#closeLink();
  }

  /** Another tab has removed the plan: what is on this page must not come back, and whoever looks at it is told. */
  async #leaveIfRemoved(entry: LibraryPlan): Promise<void> {
    const { library } = this.#device;
    const { kind } = library.plans.get();
    if (kind !== 'ready' || this.#isClosed) return;
    const held = await library.holds(entry);
    if (held.kind === 'failed' || held.value || this.#isClosed) return;
    await this.#end({ kind: 'removed' });
  }

  async #closeLink(): Promise<void> {
    this.#discussion.set(undefined);
    await Promise.all([this.#content && closeContentLink(this.#content), this.#talk?.close()]);
  }

  async #countBeforeTalk(entry: LibraryPlan): Promise<void> {
    const key = documentKey({ ...entry, document: 'discussion' });
    try {
      this.#waitingBeforeTalk.set(await this.#device.database.read((tables) => readWaiting(tables, key)));
    } catch {
      // What waits is in the journal, and its link counts it once it is open; what is wrong with the storage is said.
    }
  }

  /** With the first instance of the plan. */
  async #openDiscussion(entry: LibraryPlan): Promise<void> {
    const { openDiscussionSession } = await loadDiscussion();
    if (this.#isClosed || this.#talk !== undefined) return;
    const talk = openDiscussionSession(this.#device, entry);
    this.#talk = talk;
    const tell = (): void => this.#discussion.set(talk.state.get());
    this.#stops.push(talk.state.subscribe(tell));
    tell();
  }

  #startWhenStorageIsBack(): void {
    const { status } = this.#device.database;
    const stop = status.subscribe(() => {
      if (status.get().kind !== 'ready') return;
      stop();
      void this.start();
    });
    this.#stops.push(stop);
  }

  /** Whoever changes their name on this device has it in the plans that are open as well. */
  #followPerson(): void {
    const state = this.#state.get();
    if (state.kind !== 'open') return;
    const { open } = state;
    const entry = this.#asNow(open.entry);
    if (entry === open.entry) return;
    // One field of the state: the caret and the place beside it belong to the editors.
    open.instance.awareness.setLocalStateField('user', userOf(entry));
    this.#state.set({ kind: 'open', open: { ...open, entry } });
  }

  /** The same object while the person is called as before. */
  #asNow(entry: LibraryPlan): LibraryPlan {
    const { plans } = this.#device.library;
    const state = plans.get();
    const all = state.kind === 'ready' ? state.plans : [];
    const now = all.find(
      ({ planId, participantId }) => planId === entry.planId && participantId === entry.participantId,
    );
    if (now === undefined) return entry;
    const { displayName, group, colour } = now;
    const isSame = displayName === entry.displayName && group === entry.group && colour === entry.colour;
    return isSame ? entry : { ...entry, displayName, group, colour };
  }

  /** A refusal or a healed room gives the link another document: plan and undo begin anew on it. */
  #follow(entry: LibraryPlan, content: ContentLink): void {
    const state = this.#state.get();
    const { link } = content;
    const { instance } = link;
    if (state.kind === 'open' && state.open.instance === instance) return;
    this.#leaveInstance();
    this.#state.set({ kind: 'opening' });
    void instance.ready.then(() => {
      const current = this.#state.get();
      const isOpen = current.kind === 'open' && current.open.instance === instance;
      if (this.#isClosed || isOpen || link.instance !== instance) return;
      this.#state.set({ kind: 'open', open: this.#openInstance({ ...content, entry, instance }) });
      // What of it waits stays in its journal; that a part of the app is missing is said where that is said of any.
      this.#openDiscussion(entry).catch(() => {});
    });
  }

  #openInstance(parts: ContentLink & Pick<OpenPlan, 'entry' | 'instance'>): OpenPlan {
    const { link, instance } = parts;
    const entry = this.#asNow(parts.entry);
    const { clock, library } = this.#device;
    const plan = openPlan(instance.doc, { clock, random: systemRandom, participantId: entry.participantId });
    const undo = createPlanUndo(plan, { textOrigin: ySyncPluginKey });
    const presence = followPresence(instance.awareness, clock);
    link.setPresence({ user: userOf(entry) });
    const stopNaming = nameAuthors(instance.awareness, parts.crossings);
    const { database, page } = this.#device;
    const key = documentKey({ ...entry, document: 'content' });
    const { journal } = parts;
    const { generation } = instance;
    const absence = new Absence({ database, key, clock, page, link, plan, journal, generation });
    void absence.start();
    this.#absence = absence;
    const mirror = mirrorTitle(plan, clock, (title) => void library.setTitle(entry, title));
    forgetTitleOf(entry);
    this.#writeTitle = () => void mirror.write();
    const stopWatching = page.facts.subscribe(() => {
      if (page.facts.get().visibility !== 'visible') leaveTitle(entry, mirror.write());
    });
    // Browsers decide by use, so they are asked when somebody has written something.
    const stopAsking = undo.subscribe(() => void this.#device.persistence.request());
    this.#leaveInstance = () => {
      stopAsking();
      stopWatching();
      mirror.stop();
      this.#writeTitle = () => {};
      stopNaming();
      // What they have seen is read from the document while it is still theirs; nobody waits for the writing.
      void absence.dispose();
      this.#absence = undefined;
      presence.dispose();
      undo.dispose();
      plan.dispose();
      this.#leaveInstance = () => {};
    };
    return {
      ...parts,
      entry,
      plan,
      undo,
      presence,
      absence,
      discussion: this.#discussion,
      waitingBeforeTalk: this.#waitingBeforeTalk,
    };
  }

  #leaveInstance = (): void => {};
  #writeTitle = (): void => {};
  #absence: Absence | undefined;
}

function userOf({ participantId, displayName, group, role, colour }: LibraryPlan) {
  return { participantId, name: displayName, group, role, colour };
}

/** Hands the list of plans what the plan is called, now and a while after each change. */
function mirrorTitle(plan: Plan, clock: Clock, tell: (title: ReadTitle) => void) {
  const read = (): ReadTitle => ({ title: titleLine(plan.snapshot().title.plainText), at: clock.now() });
  let told = read();
  let cancel: (() => void) | undefined;
  const write = (): ReadTitle => {
    cancel?.();
    cancel = undefined;
    const now = read();
    if (now.title !== told.title) {
      told = now;
      tell(now);
    }
    return told;
  };
  // A plan that was joined has no title here until it has arrived.
  tell(told);
  const unsubscribe = plan.subscribe(() => {
    cancel ??= clock.setTimer(TITLE_DELAY_MS, write);
  });
  const stop = () => {
    unsubscribe();
    write();
  };
  return { write, stop };
}

/** Resolves when every change is in the journal, or the journal refuses one, which the link goes on trying to store. */
async function flushUnlessFailing(link: DocumentLink): Promise<void> {
  let stop = (): void => {};
  const failed = new Promise<void>((resolve) => {
    const look = (): void => {
      if (link.state.device.kind === 'failing') resolve();
    };
    stop = link.subscribe(look);
    look();
  });
  await Promise.race([link.flush(), failed]);
  stop();
}
