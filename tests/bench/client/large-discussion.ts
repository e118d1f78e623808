import { seededRandom, systemClock, systemRandom } from '@holdfast/base';
import {
  addReply,
  addThread,
  makeTextAnchor,
  openDiscussion,
  openPlan,
  placeOfText,
  TextLetters,
  type ThreadPlace,
} from '@holdfast/plan-model';
import type * as Y from 'yjs';

/** A fifth of the threads is about words of the vision, a fifth about words of a measure, the rest about measures. */
export const THREADS = 1000;
const REPLIES = 9;
export const COMMENTS = THREADS * (1 + REPLIES);
const LONGEST_PASSAGE = 40;

/** Fills `discussion` with what is said of the plan in `content`, by one person. */
export function fillDiscussion(discussion: Y.Doc, content: Y.Doc, participantId: string): void {
  const ports = { clock: systemClock, random: systemRandom, participantId };
  const plan = openPlan(content, ports);
  const talk = openDiscussion(discussion, ports);
  const random = seededRandom(7);
  const { measures } = plan.snapshot();
  const letters = new Map<Y.XmlFragment, TextLetters>();

  function passage(place: ThreadPlace, fragment: Y.XmlFragment | undefined) {
    if (fragment === undefined) return { place };
    const known = letters.get(fragment) ?? new TextLetters(fragment);
    letters.set(fragment, known);
    const line = Math.floor(random.fraction() * fragment.length);
    const offset = Math.floor(random.fraction() * 60);
    const range = { from: { line, offset }, to: { line, offset: offset + LONGEST_PASSAGE } };
    const anchor = makeTextAnchor(known, range);
    return anchor === undefined ? { place } : { place, anchor };
  }

  discussion.transact(() => {
    for (let at = 0; at < THREADS; at += 1) {
      const measure = measures[at % measures.length];
      if (measure === undefined) throw new Error('the plan has no measures');
      const what = { root: 'measures', id: measure.id, field: 'what' } as const;
      const about =
        at % 5 === 0
          ? passage({ kind: 'section', section: 'vision' }, plan.fragment('vision'))
          : at % 5 === 1
            ? passage(placeOfText(what), plan.fragment(what))
            : { place: { kind: 'record', record: { root: 'measures', id: measure.id } } as const };
      const words = [`Could this be said so that parents understand it? ${at}`];
      addThread(talk, { ...about, words, isFromEditor: false });
    }
  });
  const { threads } = talk.snapshot();
  discussion.transact(() => {
    for (const thread of threads)
      for (let reply = 0; reply < REPLIES; reply += 1)
        addReply(talk, { thread, words: [`We have talked about that with the class, ${reply}.`] });
  });
  talk.dispose();
  plan.dispose();
}
