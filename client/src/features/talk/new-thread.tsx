import { addThread, placeOfText, type ThreadPlace } from '@holdfast/plan-model';
import { canWrite } from '@holdfast/sync-protocol';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { commentRequest, type Passage } from '../../session/comment-request.ts';
import { useDiscussion, useMayComment } from '../../session/use-discussion.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { Composer } from './composer.tsx';
import { Quote } from './quote.tsx';

import styles from './talk.module.css';

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
  const { input, passage, forget } = useRequest();
  if (open === undefined || !mayComment) return null;
  return (
    <>
      {passage !== undefined && (
        <div className={styles['about']}>
          <Quote anchor={passage.anchor} />
          <Button variant="quiet" onClick={forget}>
            {t('talk.notOnWords')}
          </Button>
        </div>
      )}
      <Composer
        draft={`talk/${draft}`}
        label={t('talk.comment')}
        placeholder={t('talk.placeholder')}
        submitLabel={t('talk.say')}
        hasAddressee
        inputRef={input}
        onSay={(words) => {
          const about =
            passage === undefined ? { place } : { place: placeOfText(passage.text), anchor: passage.anchor };
          addThread(open.discussion, { ...about, words, isFromEditor });
          forget();
        }}
      />
    </>
  );
}

interface Request {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  /** What they selected, until something was said of it or they said that it is not about that. */
  readonly passage: Passage | undefined;
  readonly forget: () => void;
}

/** Whoever asked to say something, of selected words perhaps, writes on here. */
function useRequest(): Request {
  const input = useRef<HTMLTextAreaElement>(null);
  const request = useReadable(commentRequest);
  const [passage, setPassage] = useState<Passage>();
  useEffect(() => {
    if (request === undefined) return undefined;
    // A panel that opens leads the keyboard to its heading first.
    const frame = requestAnimationFrame(() => {
      commentRequest.set(undefined);
      setPassage(request.passage);
      input.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [request]);
  return { input, passage, forget: () => setPassage(undefined) };
}
