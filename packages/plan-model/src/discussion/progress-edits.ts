import type { ActorId, MeasureId } from '../ids.ts';
import type { IsoDate } from '../iso-date.ts';
import {
  assertSayable,
  change,
  isPastDay,
  said,
  storedLanguage,
  write,
  writeNew,
} from './discussion-edits.ts';
import type { Discussion } from './discussion.ts';
import { type EntryKey, entryKey } from './entry-key.ts';
import { parseEvidenceLink } from './evidence-link.ts';
import { storedWords, type Words } from './words.ts';

export interface NewProgress {
  readonly measure: MeasureId;
  /** The day that it speaks of. */
  readonly on: IsoDate;
  /** What was done. */
  readonly words: Words;
  readonly language?: string;
  /** How much of the measure is done, from 0 to 100. */
  readonly share: number | null;
  /** Where on the web it can be seen. */
  readonly link: string | null;
}

/** Says how far a measure has come. Throws on what no reader would show; the caller asks before. */
export function postProgress(
  discussion: Discussion,
  { measure, on, words, language, share, link }: NewProgress,
): EntryKey {
  assertSayable(words);
  if (!isPastDay(on, discussion.ports.clock.now())) throw new RangeError('that day has not come');
  if (share !== null && !isShare(share)) throw new RangeError('a share is a whole number from 0 to 100');
  const page = link === null ? null : parseEvidenceLink(link);
  if (page === undefined) throw new RangeError('the link is no address of a page on the web');
  const { lastTurn = -1 } = discussion.snapshot().progress.get(measure) ?? {};
  return writeNew(discussion, 'progress', {
    ...said(discussion, lastTurn + 1),
    measure,
    on,
    words: storedWords(words),
    ...storedLanguage(language),
    ...(share === null ? {} : { share }),
    ...(page === null ? {} : { link: page }),
  });
}

/** Whether a number is one that a measure can have come to. */
export function isShare(share: number): boolean {
  return Number.isInteger(share) && share >= 0 && share <= 100;
}

/** Takes back what one has said of a measure. That something was said on that day stays to be seen. */
export function withdrawProgress(discussion: Discussion, key: EntryKey): void {
  change(discussion, 'progress', key, ({ words: _words, share: _share, link: _link, ...post }) => ({
    ...post,
    words: '',
    isWithdrawn: true,
  }));
}

/** Says that one is, or belongs to, an actor of the plan; or that one is not. Nobody can say it of somebody else. */
export function setMembership(
  discussion: Discussion,
  { actor, isMine }: { actor: ActorId; isMine: boolean },
): void {
  const { participantId, clock } = discussion.ports;
  const { memberships } = discussion.roots;
  const key = entryKey(participantId, actor);
  const isSaid = discussion.snapshot().members.get(actor)?.includes(participantId) ?? false;
  if (isSaid === isMine) return;
  write(discussion, () =>
    isMine ? memberships.set(key, { at: clock.now(), isMine: true }) : memberships.delete(key),
  );
}
