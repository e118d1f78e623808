import { type Clock, isBlank, systemRandom } from '@holdfast/base';
import { createPlanUndo, openPlan, type Plan, type PlanUndo } from '@holdfast/plan-model';
import type { DocumentInstance, DocumentLink, Journal } from '@holdfast/sync-client';
import type { ParticipantId, PlanId } from '@holdfast/sync-protocol';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

import { type Cell, createCell, type Readable } from '../platform/cell.ts';
import type { CrossingList } from '../platform/crossing-list.ts';
import { documentKey } from '../platform/document-key.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import type { StorageProblem } from '../platform/storage-error.ts';
import { Absence } from './absence.ts';
import { type ContentLink, openContentLink } from './content-link.ts';
import type { Device } from './device.ts';
import { followPresence, type Presence } from './presence.ts';
import { nameAuthors } from './watch-crossings.ts';

/** Everything that a screen of a plan works with. A new one for each instance of the document. */
export interface OpenPlan {
  /** The plan's entry in the library, as it was when it was opened. */
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

/** The mirror of the title is for the list of plans only; a second late does no harm there. */
const TITLE_DELAY_MS = 1_000;

/** One plan while anybody on this page looks at it: its link, its model and its undo, outside React. */
export class PlanSession {
  readonly #device: Device;
  readonly #planId: PlanId;
  readonly #participantId: ParticipantId | undefined;
  readonly #state: Cell<PlanSessionState> = createCell<PlanSessionState>({ kind: 'opening' });
  #content: ContentLink | undefined;
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
    // The list shows when it was last opened; failing to note that is no reason to trouble anybody.
    void library.markOpened(entry);
    this.#stops.push(
      link.subscribe(() => this.#follow(entry, content)),
      library.plans.subscribe(() => void this.#leaveIfRemoved(entry)),
      this.#device.page.onWake(() => link.retry()),
    );
    this.#follow(entry, content);
  }

  /** The journal does not take what is written: it is in this page only. */
  get isFailing(): boolean {
    return !this.#isClosed && this.#content?.link.state.device.kind === 'failing';
  }

  /** Waits until every change is in the journal; answers whether it is. A session that is closed has nothing to wait for. */
  async flush(): Promise<boolean> {
    const link = this.#isClosed ? undefined : this.#content?.link;
    await link?.flush();
    return link === undefined || link.state.device.kind === 'saved';
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
    await this.#content?.link.close();
    this.#content?.journal.close();
    this.#content?.crossings.close();
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
    });
  }

  #openInstance(parts: ContentLink & Pick<OpenPlan, 'entry' | 'instance'>): OpenPlan {
    const { entry, link, instance } = parts;
    const { clock, library } = this.#device;
    const plan = openPlan(instance.doc, { clock, random: systemRandom, participantId: entry.participantId });
    const undo = createPlanUndo(plan, { textOrigin: ySyncPluginKey });
    const presence = followPresence(instance.awareness, clock);
    const { participantId, displayName, group, role, colour } = entry;
    link.setPresence({ user: { participantId, name: displayName, group, role, colour } });
    const stopNaming = nameAuthors(instance.awareness, parts.crossings);
    const { database, page } = this.#device;
    const key = documentKey({ ...entry, document: 'content' });
    const absence = new Absence({ database, key, clock, page, link, plan });
    void absence.start();
    const stopMirror = mirrorTitle(plan, clock, (title) => void library.update(entry, { title }));
    // Browsers decide by use, so they are asked when somebody has written something.
    const stopAsking = undo.subscribe(() => void this.#device.persistence.request());
    this.#leaveInstance = () => {
      stopAsking();
      stopMirror();
      stopNaming();
      // What they have seen is read from the document while it is still theirs; nobody waits for the writing.
      void absence.dispose();
      presence.dispose();
      undo.dispose();
      plan.dispose();
      this.#leaveInstance = () => {};
    };
    return { ...parts, plan, undo, presence, absence };
  }

  #leaveInstance = (): void => {};
}

/** Longer ones are for the sheet: a button, a message or a list only names what it speaks of. */
const LONGEST_LINE = 300;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The title as one line, for where there is no plan to ask. Empty when there is nothing to see in it. */
export function titleLine(plainText: string): string {
  const line = plainText.replaceAll(/\s+/gu, ' ').trim();
  if (isBlank(line)) return '';
  if (line.length <= LONGEST_LINE) return line;
  // Before the character that would be cut.
  const cut = characters.segment(line).containing(LONGEST_LINE)?.index ?? LONGEST_LINE;
  return `${line.slice(0, cut)}…`;
}

function mirrorTitle(plan: Plan, clock: Clock, write: (title: string) => void): () => void {
  const read = () => titleLine(plan.snapshot().title.plainText);
  let written = read();
  let cancel: (() => void) | undefined;
  const mirror = () => {
    cancel = undefined;
    const title = read();
    if (title === written) return;
    written = title;
    write(title);
  };
  // A plan that was joined has no title here until it has arrived.
  write(written);
  const stop = plan.subscribe(() => {
    cancel ??= clock.setTimer(TITLE_DELAY_MS, mirror);
  });
  return () => {
    stop();
    cancel?.();
    mirror();
  };
}
