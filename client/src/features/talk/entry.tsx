import { type EntryKey, isTranslatable, type Reply, setReaction, type Thread } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { HiddenNote, useIsHiddenFromMe } from '../../entries/hidden-note.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useOwnLanguage } from '../../session/own-language.ts';
import { useDiscussion, useMayComment } from '../../session/use-discussion.ts';
import { latePart } from '../../ui/late-part.ts';
import { EntryMenu } from './entry-menu.tsx';
import { RewordForm } from './reword-form.tsx';
import { Said } from './said.tsx';
import { Signs } from './signs.tsx';
import { TranslatedWords } from './translated-words.tsx';
import { translationsFor } from './translations-for.ts';

import styles from './talk.module.css';

const TranslationForm = latePart(async () => (await import('./translation-form.tsx')).TranslationForm);

export interface EntryProps {
  readonly thread: Thread;
  readonly entry: Thread | Reply;
  readonly root: 'threads' | 'replies';
}

/** What is being done with the words of an entry; `translation` is one of this person's that they change. */
type Doing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rewording' }
  | { readonly kind: 'translating'; readonly translation?: EntryKey };

const NOTHING: Doing = { kind: 'nothing' };

/** What one person said: shown, hidden, taken back, being said anew, or being translated. */
export function Entry({ thread, entry, root }: EntryProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const { participantId } = useOpenPlan().entry;
  const mayComment = useMayComment();
  const isHidden = useIsHiddenFromMe(entry);
  const { inPlace } = translationsFor(entry, useOwnLanguage());
  const [doing, setDoing] = useState(NOTHING);
  const stop = () => setDoing(NOTHING);
  if (open === undefined) return null;
  if (isHidden) return <HiddenNote hidden={entry.hidden} />;
  if ('isWithdrawn' in entry && entry.isWithdrawn) {
    return (
      <>
        <p className={styles['quiet']}>{t(entry.hidden === null ? 'talk.withdrawn' : 'talk.gone')}</p>
        <HiddenNote hidden={entry.hidden} />
      </>
    );
  }
  const sign = (name: Parameters<typeof setReaction>[1]['sign'], isOn: boolean): void =>
    setReaction(open.discussion, { to: entry.key, sign: name, isOn });
  const translate = (translation?: EntryKey): void =>
    setDoing({ kind: 'translating', ...(translation !== undefined && { translation }) });
  return (
    <div className={styles['entry']}>
      {doing.kind === 'rewording' ? (
        <RewordForm entry={entry} root={root} onDone={stop} />
      ) : (
        <Said entry={entry} language={inPlace === undefined ? entry.language : null}>
          <TranslatedWords
            thread={thread}
            entry={entry}
            isTranslating={doing.kind === 'translating'}
            onChange={translate}
          />
        </Said>
      )}
      {entry.hidden !== null && <HiddenNote hidden={entry.hidden} />}
      {doing.kind === 'translating' && mayComment && (
        <TranslationForm
          key={doing.translation ?? 'new'}
          thread={thread}
          entry={entry}
          translation={entry.translations.find(({ key }) => key === doing.translation)}
          onDone={stop}
        />
      )}
      <div className={styles['entryTools']}>
        <Signs reactions={entry.reactions} me={participantId} onSign={mayComment ? sign : undefined} />
        {mayComment && (
          <EntryMenu
            thread={thread}
            entry={entry}
            root={root}
            isBusy={doing.kind !== 'nothing'}
            onReword={() => setDoing({ kind: 'rewording' })}
            onTranslate={isTranslatable(entry) ? () => translate() : undefined}
            onSign={sign}
          />
        )}
      </div>
    </div>
  );
}
