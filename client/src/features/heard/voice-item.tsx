import { isUnreadable, type Voice } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { EntryWords } from '../../entries/entry-words.tsx';
import { useIsHiddenFromMe } from '../../entries/hidden-note.tsx';
import { OtherLanguage } from '../../entries/other-language.tsx';
import { useNamedPeople } from '../../entries/people-context.ts';
import { useFormat } from '../../strings/format.ts';
import { EntryTools, type EntryToolsProps } from './entry-tools.tsx';

import styles from './heard.module.css';

export interface VoiceItemProps {
  readonly voice: Voice;
  readonly onChange?: EntryToolsProps['onChange'];
}

/** What people of a group said elsewhere, with who wrote it down. */
export function VoiceItem({ voice, onChange }: VoiceItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useNamedPeople();
  const isHiddenFromMe = useIsHiddenFromMe(voice);
  const { channel, heardOn, people, words, language, author } = voice;
  const unreadable = t('heard.unreadable');
  const facts = [
    isUnreadable(channel) ? unreadable : t(`heard.channels.${channel}`),
    isUnreadable(heardOn) ? unreadable : format.day(heardOn),
    ...(people === null ? [] : [t('heard.people', { count: people })]),
  ];
  return (
    <li className={styles['voice']}>
      <p className={styles['quiet']}>
        {facts.join(' · ')}
        {words !== null && <OtherLanguage language={language} />}
      </p>
      {!isHiddenFromMe && <VoiceWords words={words} language={language} />}
      <p className={styles['quiet']}>
        {t('heard.writtenBy', { name: named.get(author)?.name ?? t('talk.someone') })}
      </p>
      <EntryTools root="voices" entry={voice} onChange={onChange} />
    </li>
  );
}

function VoiceWords({ words, language }: Pick<Voice, 'words' | 'language'>) {
  const { t } = useTranslation();
  if (words === null) return <p className={styles['quiet']}>{t('heard.noWordsKept')}</p>;
  return <EntryWords words={words} language={language} />;
}
