import { type MeasureProgress, type ProgressPost, setHidden, withdrawProgress } from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EraseForm } from '../../entries/erase-form.tsx';
import { HideForm } from '../../entries/hide-form.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useDiscussion, useMayComment } from '../../session/use-discussion.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';

export interface PostToolsProps {
  readonly post: ProgressPost;
  readonly progress: MeasureProgress;
}

/** What can be done with a post: its author takes it back, a facilitator hides it with a reason, and then shows it again or erases it. */
export function PostTools({ post, progress }: PostToolsProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const { participantId } = useOpenPlan().entry;
  const isFacilitator = canManage(useRole());
  const mayComment = useMayComment();
  const [asking, setAsking] = useState<'nothing' | 'first' | 'erase'>('nothing');
  const button = useRef<HTMLButtonElement>(null);
  useFocusAfter(asking !== 'nothing', button);
  if (open === undefined || !mayComment || post.isWithdrawn) return null;
  const { discussion } = open;
  const stop = () => setAsking('nothing');
  const isMine = post.author === participantId;
  const hide = (isHidden: boolean, reason = ''): void => {
    setHidden(discussion, { entry: post.key, thread: progress, isHidden, reason: [reason] });
    stop();
  };
  if (asking === 'erase') return <EraseForm entry={post.key} onDone={stop} />;
  if (asking === 'first' && isMine) {
    return (
      <Confirm
        label={t('reports.takeBack')}
        cancelLabel={t('talk.cancel')}
        onConfirm={() => withdrawProgress(discussion, post.key)}
        onCancel={stop}
      >
        {t('talk.withdrawSure')}
      </Confirm>
    );
  }
  if (asking === 'first')
    return <HideForm entry={post.key} onHide={(why) => hide(true, why)} onCancel={stop} />;
  if (!isMine && !isFacilitator) return null;
  const isHidden = post.hidden !== null;
  return (
    <div>
      {isMine ? (
        <Button ref={button} variant="quiet" onClick={() => setAsking('first')}>
          {t('reports.takeBack')}
        </Button>
      ) : (
        <Button ref={button} variant="quiet" onClick={() => (isHidden ? hide(false) : setAsking('first'))}>
          {t(isHidden ? 'talk.unhide' : 'talk.hide')}
        </Button>
      )}
      {isFacilitator && isHidden && (
        <Button variant="quiet" onClick={() => setAsking('erase')}>
          {t('talk.erase')}
        </Button>
      )}
    </div>
  );
}
