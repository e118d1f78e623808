import type { GroupHeard, Voice } from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { useTranslation } from 'react-i18next';

import { localDay } from '../../platform/local-day.ts';
import { shareRequest } from '../../session/share-request.ts';
import { useMayComment } from '../../session/use-discussion.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { GroupBadge } from '../../ui/group-badge.tsx';
import { VoiceForm } from './voice-form.tsx';
import { VoiceList } from './voice-list.tsx';

import styles from './heard.module.css';

export interface GroupRowProps {
  readonly heard: GroupHeard;
  readonly voices: readonly Voice[];
  readonly isRecording: boolean;
  readonly onRecord: () => void;
  readonly onDone: () => void;
  /** Before a voice of it is hidden, shown again or taken back: after that the row may stand in the other part. */
  readonly onChange: () => void;
}

/** One group in words: how it was heard, what it said elsewhere, and the ways to hear it. */
export function GroupRow({ heard, voices, isRecording, onRecord, onDone, onChange }: GroupRowProps) {
  const { t } = useTranslation();
  const mayInvite = canManage(useRole());
  const mayRecord = useMayComment();
  const { group } = heard;
  const name = t(`groups.${group}`);
  return (
    <li className={styles['group']} data-group={group}>
      <h4 className={styles['groupName']} tabIndex={-1}>
        <GroupBadge group={group} name={name} />
        {name}
      </h4>
      <HowHeard heard={heard} />
      <VoiceList voices={voices} onChange={onChange} />
      {isRecording ? (
        <VoiceForm group={group} onDone={onDone} />
      ) : (
        <div className={styles['actions']}>
          {mayInvite && (
            <Button
              variant="quiet"
              aria-label={t('heard.inviteGroup', { group: name })}
              onClick={() => shareRequest.set({ group })}
            >
              {t('heard.invite')}
            </Button>
          )}
          {mayRecord && (
            <Button variant="quiet" aria-label={t('heard.recordGroup', { group: name })} onClick={onRecord}>
              {t('heard.record')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function HowHeard({ heard }: { readonly heard: GroupHeard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kinds = (['writers', 'speakers', 'voicePeople', 'goals'] as const).filter((kind) => heard[kind] > 0);
  if (kinds.length === 0) return null;
  const said = kinds.map((kind) => t(`heard.${kind}`, { count: heard[kind] }));
  const last = heard.lastAt === null ? [] : [t('heard.last', { day: format.day(localDay(heard.lastAt)) })];
  return <p className={styles['quiet']}>{[...said, ...last].join(' · ')}</p>;
}
