import '../../strings/seldom-strings.ts';
import { type Plan, type Thread } from '@holdfast/plan-model';
import { MessageSquarePlus, PencilLine } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { selectedPassage } from '../../rich-text/passage-dom.ts';
import { commentOnSelection, type Passage, passageReader } from '../../session/comment-request.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useMayComment, useThreads } from '../../session/use-discussion.ts';
import { Button } from '../../ui/button.tsx';
import { passageFinderOf } from './passage-finder.ts';
import { PassageMarks } from './passage-marks.ts';

import styles from './talk.module.css';

/** Marks the passages about which something is open, and offers to say something of words that are selected. */
export function Passages() {
  const { plan } = useOpenPlan();
  useEffect(() => {
    const read = (): Passage | undefined => readSelection(plan);
    passageReader.set(read);
    return () => {
      if (passageReader.get() === read) passageReader.set(undefined);
    };
  }, [plan]);
  useMarks(
    plan,
    useThreads(),
    usePlan((snapshot) => snapshot.accepted),
  );
  return useMayComment() ? <SelectionTools /> : null;
}

function readSelection(plan: Plan): Passage | undefined {
  const selected = selectedPassage();
  return selected && passageFinderOf(plan).passageAt(selected.key, selected.range);
}

/** The browser draws marks over the words, so that no word is touched. Where it cannot, the threads tell the words. */
function useMarks(plan: Plan, threads: readonly Thread[], accepted: ReadonlySet<string>): void {
  useEffect(() => {
    if (!('highlights' in CSS)) return undefined;
    const marks = new PassageMarks(
      passageFinderOf(plan),
      threads.filter((thread) => isMarked(thread) && !accepted.has(thread.key)),
    );
    return () => marks.dispose();
  }, [plan, threads, accepted]);
}

function isMarked({ state, anchor, hidden }: Thread): boolean {
  return anchor !== null && state.kind === 'open' && hidden === null;
}

/** In pixels, from the side where lines begin and from the top. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Beside words that are selected, for whoever has no key for it. */
function SelectionTools() {
  const { t } = useTranslation();
  const [spot, setSpot] = useState<Spot>();
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      setSpot(spotOfSelection());
    };
    const lookSoon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    document.addEventListener('selectionchange', lookSoon);
    window.addEventListener('resize', lookSoon);
    window.addEventListener('scroll', lookSoon, { passive: true, capture: true });
    return () => {
      document.removeEventListener('selectionchange', lookSoon);
      window.removeEventListener('resize', lookSoon);
      window.removeEventListener('scroll', lookSoon, { capture: true });
      cancelAnimationFrame(frame);
    };
  }, []);
  if (spot === undefined) return null;
  return createPortal(
    // The first column gives way: the buttons stay on the screen, however long their words are.
    <div
      className={styles['selectionSpot']}
      style={{ insetBlockStart: spot.y, gridTemplateColumns: `minmax(0, ${spot.x}px) max-content` }}
    >
      <div
        role="presentation"
        className={styles['selectionTool']}
        // A press must not take the selection away.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
      >
        <Button onClick={() => commentOnSelection()}>
          <MessageSquarePlus aria-hidden size={18} />
          {t('talk.comment')}
        </Button>
        <Button onClick={() => commentOnSelection(true)}>
          <PencilLine aria-hidden size={18} />
          {t('suggest.words')}
        </Button>
      </div>
    </div>,
    document.body,
  );
}

/** In pixels, between the words and the buttons. */
const BELOW = 8;

function spotOfSelection(): Spot | undefined {
  if (passageReader.get()?.() === undefined) return undefined;
  const rects = document.getSelection()?.getRangeAt(0).getClientRects();
  const last = rects?.[rects.length - 1];
  if (last === undefined || last.bottom < 0 || last.top > window.innerHeight) return undefined;
  const isRightToLeft = getComputedStyle(document.body).direction === 'rtl';
  return { x: isRightToLeft ? window.innerWidth - last.left : last.right, y: last.bottom + BELOW };
}
