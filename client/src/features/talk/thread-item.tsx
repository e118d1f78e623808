import { addReply, type EntryKey, type Thread } from '@holdfast/plan-model';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useIsHiddenFromMe } from '../../entries/hidden-note.tsx';
import { useDiscussion, useMayComment } from '../../session/use-discussion.ts';
import { useIsBegun } from '../../session/use-line-draft.ts';
import { useEditRight } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';
import { AcceptedNote, AcceptTools, useIsAccepted } from './accept-tools.tsx';
import { AnswerForm } from './answer-form.tsx';
import { Composer } from './composer.tsx';
import { Entry } from './entry.tsx';
import { PassageOf } from './passage-of.tsx';
import { PlaceName } from './place-name.tsx';
import { ProposalOf } from './proposal-of.tsx';
import { ThreadStanding } from './thread-standing.tsx';

import styles from './talk.module.css';

export interface ThreadItemProps {
  readonly thread: Thread;
  readonly isNews: boolean;
  /** Beside the record that it is about nobody needs to be told. */
  readonly isPlaceShown: boolean;
  /** The keyboard is in it, or in a menu of it. */
  readonly onFocus: (key: EntryKey) => void;
  /** Something was said in it. */
  readonly onSaid: ((key: EntryKey) => void) | undefined;
}

/** One thread: what was said, the replies, what became of it, and what one can do. */
export function ThreadItem({ thread, isNews, isPlaceShown, onFocus, onSaid }: ThreadItemProps) {
  const { t } = useTranslation();
  const mayComment = useMayComment();
  const mayAnswer = useEditRight().kind === 'may-edit';
  const [doing, setDoing] = useState<'nothing' | 'replying' | 'answering'>('nothing');
  const open = useDiscussion();
  const isSuggestion = thread.proposal !== null && !thread.isWithdrawn;
  const isAccepted = useIsAccepted(thread);
  const isOpen = thread.state.kind === 'open' && !isAccepted;
  const isHidden = useIsHiddenFromMe(thread);
  const stop = () => setDoing('nothing');
  const isReplyBegun = useIsBegun(`reply/${thread.key}`);
  const isAnswerBegun = useIsBegun(`answer/${thread.key}`);
  const answerWords = isSuggestion ? 'suggest.decline' : 'talk.answer';
  const reply = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLButtonElement>(null);
  useFocusAfter(doing === 'replying', reply);
  useFocusAfter(mayAnswer && isSuggestion && isOpen, reply);
  // Once it is closed there is nothing to answer.
  useFocusAfter(doing === 'answering', answer, reply);
  if (open === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus comes to what is inside
    <li
      className={styles['thread']}
      // Whoever only reads has nothing in it on which the keys that lead to it could land.
      tabIndex={mayComment ? undefined : -1}
      onFocus={() => onFocus(thread.key)}
      data-thread={thread.key}
      data-state={isAccepted ? 'accepted' : thread.state.kind}
    >
      {(isPlaceShown || isNews) && (
        <p className={styles['place']}>
          {isPlaceShown && <PlaceName place={thread.place} />}
          {isNews && <span className={styles['new']}>{t('talk.new')}</span>}
        </p>
      )}
      <PassageOf thread={thread} />
      {isSuggestion && !isHidden && <ProposalOf thread={thread} isDone={!isOpen} />}
      <Entry thread={thread} entry={thread} root="threads" />
      <Replies thread={thread} />
      {isAccepted && <AcceptedNote thread={thread} />}
      <ThreadStanding thread={thread} />
      {mayComment && doing === 'nothing' && (
        <div className={styles['actions']}>
          <Button ref={reply} variant="quiet" onClick={() => setDoing('replying')}>
            {t(isReplyBegun ? 'talk.replyBegun' : 'talk.reply')}
          </Button>
          {mayAnswer && isOpen && isSuggestion && !isHidden && <AcceptTools thread={thread} />}
          {mayAnswer && isOpen && (
            <Button ref={answer} variant="quiet" onClick={() => setDoing('answering')}>
              {t(isAnswerBegun ? 'talk.answerBegun' : answerWords)}
            </Button>
          )}
        </div>
      )}
      {doing === 'replying' && (
        <Composer
          draft={`reply/${thread.key}`}
          label={t('talk.reply')}
          submitLabel={t('talk.say')}
          hasAddressee
          takesFocus
          onCancel={stop}
          onSay={(words, language) => {
            addReply(open.discussion, { thread, words, language });
            onSaid?.(thread.key);
            stop();
          }}
        />
      )}
      {doing === 'answering' && (
        <AnswerForm thread={thread} {...(isSuggestion && { initial: 'declined' })} onDone={stop} />
      )}
    </li>
  );
}

function Replies({ thread }: Pick<ThreadItemProps, 'thread'>) {
  const { t } = useTranslation();
  if (thread.replies.length === 0) return null;
  return (
    <ol className={styles['replies']} aria-label={t('talk.replies')}>
      {thread.replies.map((reply) => (
        <li key={reply.key}>
          <Entry thread={thread} entry={reply} root="replies" />
        </li>
      ))}
    </ol>
  );
}
