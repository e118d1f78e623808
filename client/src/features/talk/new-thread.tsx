import { addThread, type ThreadPlace } from '@holdfast/plan-model';
import { canWrite } from '@holdfast/sync-protocol';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { commentRequest } from '../../session/comment-request.ts';
import { useDiscussion, useMayComment } from '../../session/use-discussion.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { Composer } from './composer.tsx';

export interface NewThreadProps {
  readonly place: ThreadPlace;
  /** What is kept of what was begun is kept for this place. */
  readonly draft: string;
}

/** Begins a thread at a place of the plan. */
export function NewThread({ place, draft }: NewThreadProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const mayComment = useMayComment();
  const isFromEditor = canWrite(useRole(), 'content');
  const input = useFocusOnRequest();
  if (open === undefined || !mayComment) return null;
  return (
    <Composer
      draft={`talk/${draft}`}
      label={t('talk.comment')}
      placeholder={t('talk.placeholder')}
      submitLabel={t('talk.say')}
      hasAddressee
      onSay={(words) => addThread(open.discussion, { place, words, isFromEditor })}
      inputRef={input}
    />
  );
}

/** Whoever pressed the key for comments writes on here. */
function useFocusOnRequest(): RefObject<HTMLTextAreaElement | null> {
  const input = useRef<HTMLTextAreaElement>(null);
  const isWanted = useReadable(commentRequest);
  useEffect(() => {
    if (!isWanted) return undefined;
    // A panel that opens leads the keyboard to its heading first.
    const frame = requestAnimationFrame(() => {
      commentRequest.set(false);
      input.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [isWanted]);
  return input;
}
