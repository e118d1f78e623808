import {
  areSayable,
  type Endorsement,
  plainWords,
  setHidden,
  type Voice,
  withdrawEntry,
} from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { useNameOf } from './heard-people.ts';
import { useFocusIn } from './use-focus-in.ts';
import { WordsField } from './words-field.tsx';

import styles from './heard.module.css';

export interface EntryToolsProps {
  readonly root: 'voices' | 'endorsements';
  readonly entry: Voice | Endorsement;
}

/** What can be done with what was written down: its writer takes it back, facilitators hide it with a reason. */
export function EntryTools({ root, entry }: EntryToolsProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const { participantId } = useOpenPlan().entry;
  const isFacilitator = canManage(useRole());
  const [asking, setAsking] = useState<'nothing' | 'back' | 'hide'>('nothing');
  const stop = () => setAsking('nothing');
  if (open === undefined) return null;
  const { discussion } = open;
  const { key, author, hidden } = entry;
  const isMine = author === participantId;
  const change = (isHidden: boolean, reason: string) =>
    void setHidden(discussion, {
      entry: key,
      thread: entry,
      isHidden,
      reason: reason === '' ? [] : [reason],
    });
  return (
    <>
      {hidden !== null && <HiddenNote hidden={hidden} />}
      {asking === 'back' && (
        <Confirm text={t('heard.takeBackSure')}>
          <Button onClick={() => withdrawEntry(discussion, { root, key })}>{t('heard.takeBack')}</Button>
          <Button variant="quiet" onClick={stop}>
            {t('heard.keep')}
          </Button>
        </Confirm>
      )}
      {asking === 'hide' && (
        <HideForm
          draft={`hide/${key}`}
          onCancel={stop}
          onHide={(reason) => {
            change(true, reason);
            stop();
          }}
        />
      )}
      {asking === 'nothing' && (
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
        </div>
      )}
    </>
  );
}

function HiddenNote({ hidden }: { readonly hidden: NonNullable<Voice['hidden']> }) {
  const { t } = useTranslation();
  const name = useNameOf()(hidden.by) ?? t('talk.someone');
  return (
    <div className={styles['confirm']}>
      <p>{t('talk.hiddenBy', { name })}</p>
      <p className={styles['words']} dir="auto">
        {plainWords(hidden.reason)}
      </p>
    </div>
  );
}

function Confirm({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const place = useFocusIn<HTMLDivElement>();
  return (
    <div ref={place} className={styles['confirm']}>
      <p>{text}</p>
      <div className={styles['actions']}>{children}</div>
    </div>
  );
}

interface HideFormProps {
  readonly draft: string;
  readonly onHide: (reason: string) => void;
  readonly onCancel: () => void;
}

function HideForm({ draft, onHide, onCancel }: HideFormProps) {
  const { t } = useTranslation();
  const form = useFocusIn<HTMLFormElement>();
  const { text, setText } = useLineDraft(draft);
  const reason = text.trim();
  const mayHide = areSayable([reason]);
  function hide(event: FormEvent): void {
    event.preventDefault();
    if (!mayHide) return;
    onHide(reason);
    setText('');
  }
  return (
    <form ref={form} className={styles['confirm']} onSubmit={hide}>
      <WordsField label={t('talk.hideReason')} value={text} onChange={setText} />
      <div className={styles['actions']}>
        <Button type="submit" disabled={!mayHide}>
          {t('talk.hide')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('heard.form.cancel')}
        </Button>
      </div>
    </form>
  );
}
