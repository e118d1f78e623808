import {
  type Field,
  isUnreadable,
  type Mention,
  type Reply,
  type Thread,
  type Words,
} from '@holdfast/plan-model';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { OtherLanguage } from '../../entries/other-language.tsx';
import { useNamedPeople } from '../../entries/people-context.ts';
import { otherNames } from '../../session/person-names.ts';
import { usePersons } from '../../session/use-persons.ts';
import { useFormat } from '../../strings/format.ts';
import { Avatar } from '../../ui/avatar.tsx';

import styles from './talk.module.css';

export interface SaidProps {
  readonly entry: Thread | Reply;
  /** In which language, where nothing below says it. */
  readonly language: string | null;
  /** What they said. */
  readonly children: ReactNode;
}

/** Who said something, when, in which language, and what: by the name that they gave themself, whoever says that they are one with others. */
export function Said({ entry, language, children }: SaidProps) {
  const { author, at, editedAt } = entry;
  const { t } = useTranslation();
  const format = useFormat();
  const people = useNamedPeople();
  const person = people.get(author);
  const others = otherNames(author, { people, persons: usePersons() });
  const name = person?.name ?? t('talk.someone');
  return (
    <div className={styles['said']}>
      <Avatar name={name} colour={person?.colour ?? 0} />
      <div className={styles['saidText']}>
        <p className={styles['who']}>
          <bdi className={styles['name']}>{name}</bdi>
          <span className={styles['quiet']}>
            {others.length > 0 && ` · ${t('talk.alsoAs', { names: format.list(others) })}`}
            {person?.group !== undefined && ` · ${t(`groups.${person.group}`)}`}
            {at !== null && ` · ${format.moment(at)}`}
            <OtherLanguage language={language} />
            {editedAt !== null && ` · ${t('talk.edited')}`}
          </span>
        </p>
        {children}
      </div>
    </div>
  );
}

/** What was said, with whom it speaks to by the name of today. */
export function SaidWords({
  words,
  language = null,
}: {
  readonly words: Field<Words>;
  readonly language?: string | null;
}) {
  const { t } = useTranslation();
  if (isUnreadable(words)) return <p className={styles['quiet']}>{t('talk.unreadable')}</p>;
  return (
    <p className={styles['words']} dir="auto" lang={language ?? undefined}>
      {words.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- the parts of an entry change with the whole of it
          <MentionName key={index} mention={part} />
        ),
      )}
    </p>
  );
}

function MentionName({ mention }: { readonly mention: Mention }) {
  const { t } = useTranslation();
  const people = useNamedPeople();
  const name =
    mention.kind === 'group'
      ? t(`groups.${mention.group}`)
      : (people.get(mention.participantId)?.name ?? t('talk.someone'));
  return (
    <bdi className={styles['mention']}>
      {'@'}
      {name}
    </bdi>
  );
}
