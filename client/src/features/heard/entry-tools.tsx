import { type Endorsement, setHidden, type Voice, withdrawEntry } from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EraseForm } from '../../entries/erase-form.tsx';
import { HiddenNote } from '../../entries/hidden-note.tsx';
import { HideForm } from '../../entries/hide-form.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useDiscussion, useMayComment } from '../../session/use-discussion.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { useFocusIn } from '../../ui/use-focus-in.ts';

import styles from './heard.module.css';

export interface EntryToolsProps {
  readonly root: 'voices' | 'endorsements';
  readonly entry: Voice | Endorsement;
  /** Before it is hidden, shown again or taken back, after which what stands around it may be elsewhere. */
  readonly onChange?: (() => void) | undefined;
}

/** What can be done with what was written down: its writer takes it back, facilitators hide it with a reason, and erase what is hidden. */
export function EntryTools({ root, entry, onChange }: EntryToolsProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const { participantId } = useOpenPlan().entry;
  const isFacilitator = canManage(useRole());
  const [asking, setAsking] = useState<'nothing' | 'back' | 'hide' | 'erase'>('nothing');
  const stop = () => setAsking('nothing');
  const mayComment = useMayComment();
  if (open === undefined) return null;
  const { discussion } = open;
  const { key, author, hidden } = entry;
  const isMine = author === participantId;
  function change(isHidden: boolean, reason: string): void {
    onChange?.();
    setHidden(discussion, { entry: key, thread: entry, isHidden, reason: reason === '' ? [] : [reason] });
  }
  return (
    <>
      <HiddenNote hidden={hidden} />
      {asking === 'back' && (
        <Asking>
          <Confirm
            label={t('heard.takeBack')}
            cancelLabel={t('heard.keep')}
            onConfirm={() => {
              onChange?.();
              withdrawEntry(discussion, { root, key });
            }}
            onCancel={stop}
          >
            {t('heard.takeBackSure')}
          </Confirm>
        </Asking>
      )}
      {asking === 'hide' && (
        <Asking>
          <HideForm
            entry={key}
            onCancel={stop}
            onHide={(reason) => {
              change(true, reason);
              stop();
            }}
          />
        </Asking>
      )}
      {asking === 'erase' && (
        <Asking>
          <EraseForm entry={key} onDone={stop} />
        </Asking>
      )}
      {asking === 'nothing' && mayComment && (
        <div className={styles['actions']}>
          {isMine && (
            <Button variant="quiet" onClick={() => setAsking('back')}>
              {t('heard.takeBack')}
            </Button>
          )}
          {isFacilitator && !isMine && (
            <Button variant="quiet" onClick={() => (hidden === null ? setAsking('hide') : change(false, ''))}>
              {t(hidden === null ? 'talk.hide' : 'talk.unhide')}
            </Button>
          )}
          {isFacilitator && hidden !== null && (
            <Button variant="quiet" onClick={() => setAsking('erase')}>
              {t('talk.erase')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** What asks takes the keyboard, and what is around it has it afterwards. */
function Asking({ children }: { readonly children: ReactNode }) {
  return <div ref={useFocusIn<HTMLDivElement>()}>{children}</div>;
}
