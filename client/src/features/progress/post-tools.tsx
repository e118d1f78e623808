import { type MeasureProgress, type ProgressPost, setHidden, withdrawProgress } from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

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

/** What can be done with a post: its author takes it back, a facilitator hides it with a reason or shows it again. */
export function PostTools({ post, progress }: PostToolsProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const { participantId } = useOpenPlan().entry;
  const isFacilitator = canManage(useRole());
  const mayComment = useMayComment();
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useFocusAfter(isAsking, button);
  if (open === undefined || !mayComment || post.isWithdrawn) return null;
  const { discussion } = open;
  const isMine = post.author === participantId;
  const hide = (isHidden: boolean, reason = ''): void => {
    setHidden(discussion, { entry: post.key, thread: progress, isHidden, reason: [reason] });
    setAsking(false);
  };
  if (isAsking && isMine) {
    return (
      <Confirm
        label={t('reports.takeBack')}
        cancelLabel={t('talk.cancel')}
        onConfirm={() => withdrawProgress(discussion, post.key)}
        onCancel={() => setAsking(false)}
      >
        {t('talk.withdrawSure')}
      </Confirm>
    );
  }
  if (isAsking)
    return <HideForm entry={post.key} onHide={(why) => hide(true, why)} onCancel={() => setAsking(false)} />;
  if (!isMine && !isFacilitator) return null;
  const isHidden = post.hidden !== null;
  return (
    <div>
      {isMine ? (
        <Button ref={button} variant="quiet" onClick={() => setAsking(true)}>
          {t('reports.takeBack')}
        </Button>
      ) : (
        <Button ref={button} variant="quiet" onClick={() => (isHidden ? hide(false) : setAsking(true))}>
          {t(isHidden ? 'talk.unhide' : 'talk.hide')}
        </Button>
      )}
    </div>
  );
}
