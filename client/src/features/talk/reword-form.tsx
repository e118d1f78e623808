import { plainWords, type Reply, setWords, type Thread, type Words } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useDiscussion } from '../../session/use-discussion.ts';
import { Composer } from './composer.tsx';

export interface RewordFormProps {
  readonly entry: Thread | Reply;
  readonly root: 'threads' | 'replies';
  readonly onDone: () => void;
}

/** Says something of one's own in other words. Whom it spoke to stays. */
export function RewordForm({ entry, root, onDone }: RewordFormProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  if (open === undefined) return null;
  const mentions: Words = Array.isArray(entry.words)
    ? entry.words.filter((part) => typeof part !== 'string').flatMap((mention) => [mention, ' '])
    : [];
  return (
    <Composer
      draft={`reword/${entry.key}`}
      initial={plainWords(entry.words).trim()}
      initialLanguage={entry.language}
      label={t('talk.reword')}
      submitLabel={t('talk.say')}
      takesFocus
      onCancel={onDone}
      onSay={(words, language) => {
        setWords(open.discussion, { root, key: entry.key, words: [...mentions, ...words], language });
        onDone();
      }}
    />
  );
}
