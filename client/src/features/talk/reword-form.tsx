import { plainWords, type Reply, setWords, type Thread, type Words } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
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
  const list = `reword/${entry.key}`;
  useBeginWith(list, plainWords(entry.words).trim());
  if (open === undefined) return null;
  const mentions: Words = Array.isArray(entry.words)
    ? entry.words.filter((part) => typeof part !== 'string').flatMap((mention) => [mention, ' '])
    : [];
  return (
    <Composer
      draft={list}
      label={t('talk.reword')}
      submitLabel={t('talk.say')}
      takesFocus
      onCancel={onDone}
      onSay={(words) => {
        setWords(open.discussion, { root, key: entry.key, words: [...mentions, ...words] });
        onDone();
      }}
    />
  );
}

/** Puts the words as they are into the draft, unless somebody has begun other ones. */
function useBeginWith(list: string, words: string): void {
  const { drafts } = useDevice();
  const { planId, participantId } = useOpenPlan().entry;
  // Before the line reads its draft; doing it twice changes nothing.
  useState(() => {
    const draft = { planId, participantId, list };
    if (drafts.read(draft) === '') drafts.write(draft, words);
  });
}
