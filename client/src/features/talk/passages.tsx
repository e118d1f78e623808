import '../../strings/seldom-strings.ts';
import type { Plan, Thread } from '@holdfast/plan-model';
import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { selectedPassage } from '../../rich-text/passage-dom.ts';
import { commentRequest, type Passage } from '../../session/comment-request.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { openPanel } from '../../session/plan-panel.ts';
import { useMayComment, useThreads } from '../../session/use-discussion.ts';
import { Button } from '../../ui/button.tsx';
import { passageFinderOf } from './passage-finder.ts';
import { PassageMarks } from './passage-marks.ts';

import styles from './talk.module.css';

/** Set while a plan is on the screen: what makes anchors in its texts. */
let shown: ReturnType<typeof passageFinderOf> | undefined;

/** Opens the line for a comment on the words that are selected; false where none are, or none of a text. */
export function commentOnSelection(): boolean {
  const passage = readSelection();
  if (passage === undefined) return false;
  const { text } = passage;
  openPanel(typeof text === 'string' ? { kind: 'talk' } : { kind: 'details', record: recordIn(text) });
  commentRequest.set({ passage });
  return true;
}

function recordIn(text: Exclude<Passage['text'], string>) {
  const { field: _field, ...record } = text;
  return record;
}

function readSelection(): Passage | undefined {
  const selected = selectedPassage();
  return selected && shown?.passageAt(selected.key, selected.range);
}

/** Marks the passages about which something is open, and offers to say something of words that are selected. */
export function Passages() {
  const { plan } = useOpenPlan();
  useEffect(() => {
    shown = passageFinderOf(plan);
    return () => {
      shown = undefined;
    };
  }, [plan]);
  useMarks(plan, useThreads());
  return useMayComment() ? <CommentButton /> : null;
}

/** The browser draws marks over the words, so that no word is touched. Where it cannot, the threads tell the words. */
function useMarks(plan: Plan, threads: readonly Thread[]): void {
  useEffect(() => {
    if (!('highlights' in CSS)) return undefined;
    const marks = new PassageMarks(passageFinderOf(plan), threads.filter(isMarked));
    return () => marks.dispose();
  }, [plan, threads]);
}

function isMarked({ state, anchor, hidden }: Thread): boolean {
  return anchor !== null && state.kind === 'open' && hidden === null;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Beside words that are selected, for whoever has no key for it. */
function CommentButton() {
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
    window.addEventListener('scroll', lookSoon, { passive: true, capture: true });
    return () => {
      document.removeEventListener('selectionchange', lookSoon);
      window.removeEventListener('scroll', lookSoon, { capture: true });
      cancelAnimationFrame(frame);
    };
  }, []);
  if (spot === undefined) return null;
  return createPortal(
    <div
      role="presentation"
      className={styles['selectionTool']}
      style={{ insetBlockStart: spot.y, left: spot.x }}
      // A press must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Button onClick={() => commentOnSelection()}>
        <MessageSquarePlus aria-hidden size={18} />
        {t('talk.comment')}
      </Button>
    </div>,
    document.body,
  );
}

/** In pixels: what the button takes beside the words, and at the end of a line. */
const ROOM = { below: 8, width: 140 };

function spotOfSelection(): Spot | undefined {
  if (readSelection() === undefined) return undefined;
  const rects = document.getSelection()?.getRangeAt(0).getClientRects();
  const last = rects?.[rects.length - 1];
  if (last === undefined || last.bottom < 0 || last.top > window.innerHeight) return undefined;
  return {
    x: Math.max(ROOM.below, Math.min(last.right, window.innerWidth - ROOM.width)),
    y: last.bottom + ROOM.below,
  };
}
