import type { Participant } from '@holdfast/sync-protocol';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { leaveByEscape } from '../../ui/leave-by-escape.ts';
import { SelectField } from '../../ui/select-field.tsx';

import styles from './sharing.module.css';

export interface SamePersonFormProps {
  readonly person: Participant;
  /** Who they can be said to be. */
  readonly others: readonly Participant[];
  readonly onSame: (other: Participant) => void;
  /** Whoever shows the form leads the focus back. */
  readonly onCancel: () => void;
}

const NOBODY = '';

/** Asks a facilitator with whom somebody is one person, and says what follows before it is said. */
export function SamePersonForm({ person, others, onSame, onCancel }: SamePersonFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entry } = useOpenPlan();
  const id = useId();
  const [chosen, setChosen] = useState<string>(NOBODY);
  const other = others.find(({ participantId }) => participantId === chosen);
  const { displayName: name } = person;
  const seen = ({ participantId, seenAt }: Participant): string => {
    if (participantId === entry.participantId) return t('share.you');
    return seenAt === undefined ? t('share.neverSeen') : t('share.seen', { when: format.moment(seenAt) });
  };
  const options = [
    { value: NOBODY, label: t('suggest.choose') },
    ...others.map((each) => ({
      value: each.participantId,
      // Two are often of the same name: that is why they are here.
      label: [each.displayName, t(`groups.${each.group}`), t(`roles.${each.role}`), seen(each)].join(' · '),
    })),
  ];
  function say(event: FormEvent): void {
    event.preventDefault();
    if (other !== undefined) onSame(other);
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key comes from what is inside
    <form className={styles['question']} onSubmit={say} onKeyDown={leaveByEscape(onCancel)}>
      <SelectField
        label={t('share.samePersonLabel', { name })}
        value={chosen}
        takesFocus
        options={options}
        onChange={setChosen}
      />
      <p id={id} aria-live="polite">
        {other !== undefined && t('share.samePersonText', { name, as: other.displayName })}
      </p>
      <div className={styles['actions']}>
        <Button onClick={onCancel}>{t('share.cancel')}</Button>
        <Button type="submit" disabled={other === undefined} aria-describedby={id}>
          {t('share.samePersonConfirm')}
        </Button>
      </div>
    </form>
  );
}
