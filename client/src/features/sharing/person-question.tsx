import type { Participant } from '@holdfast/sync-protocol';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../strings/format.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { SamePersonForm } from './same-person-form.tsx';
import type { Managed } from './use-manage-person.ts';
import type { OnePersonActs } from './use-one-person.ts';

/** What is asked once more before it is done. */
export type Asked = Managed | { readonly kind: 'same' } | { readonly kind: 'part' };

export interface PersonQuestionProps {
  readonly asked: Asked;
  readonly person: Participant;
  /** Everybody in the plan. */
  readonly people: readonly Participant[];
  readonly onePerson: OnePersonActs | undefined;
  readonly isBusy: boolean;
  readonly onManage: (what: Managed) => void;
  /** It was said who is one person; in these words it is told. */
  readonly onSaid: (news: string) => void;
  readonly onCancel: () => void;
}

/** Says what follows of what a facilitator is about to do about somebody. */
export function PersonQuestion(props: PersonQuestionProps) {
  const { asked, person, people, onePerson, isBusy, onManage, onSaid, onCancel } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const name = person.displayName;
  const shared = { cancelLabel: t('share.cancel'), isBusy, onCancel };
  switch (asked.kind) {
    case 'role':
      return (
        <Confirm {...shared} label={t('share.stepDown')} onConfirm={() => onManage(asked)}>
          {t('share.stepDownText')}
        </Confirm>
      );
    case 'remove':
      return (
        <Confirm {...shared} label={t('share.removeConfirm', { name })} onConfirm={() => onManage(asked)}>
          {t('share.removeText', { name })}
        </Confirm>
      );
    case 'same':
      if (onePerson === undefined) return null;
      return (
        <SamePersonForm
          person={person}
          others={onePerson.others}
          onCancel={onCancel}
          onSame={(other) => {
            onePerson.say(other);
            onSaid(t('share.samePersonSaid', { name, as: other.displayName }));
          }}
        />
      );
    case 'part': {
      if (onePerson === undefined) return null;
      const nameOf = (id: string): string | undefined =>
        people.find(({ participantId }) => participantId === id)?.displayName;
      const others = format.list(onePerson.already.map((id) => `“${nameOf(id) ?? t('talk.someone')}”`));
      return (
        <Confirm
          {...shared}
          label={t('share.notSamePersonConfirm')}
          onConfirm={() => {
            onePerson.part();
            onSaid(t('share.notSamePersonSaid', { name }));
          }}
        >
          {t('share.notSamePersonText', { name, others })}
        </Confirm>
      );
    }
  }
}
