import { isUnreadable, type MeasureProgress, type ProgressPost as Post } from '@holdfast/plan-model';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { EntryWords } from '../../entries/entry-words.tsx';
import { HiddenNote, useIsHiddenFromMe } from '../../entries/hidden-note.tsx';
import { OtherLanguage } from '../../entries/other-language.tsx';
import { useNamedPeople } from '../../entries/people-context.ts';
import { useFormat } from '../../strings/format.ts';
import { PostTools } from './post-tools.tsx';

import styles from './progress.module.css';

export interface ProgressPostProps {
  readonly post: Post;
  /** All that was said of the measure. */
  readonly progress: MeasureProgress;
  /** The plan names its author for the measure. */
  readonly isNamed: boolean;
}

/** One thing that was said of how far a measure has come. */
export function ProgressPost({ post, progress, isNamed }: ProgressPostProps) {
  const { t } = useTranslation();
  const isHidden = useIsHiddenFromMe(post);
  const name = useNamedPeople().get(post.author)?.name ?? t('talk.someone');
  return (
    <article className={styles['post']}>
      <PostHead post={post} name={name} isNamed={isNamed} />
      {post.isWithdrawn && <p className={styles['quiet']}>{t('reports.takenBack')}</p>}
      {!post.isWithdrawn && !isHidden && <PostBody post={post} />}
      <HiddenNote hidden={post.hidden} />
      <PostTools post={post} progress={progress} />
    </article>
  );
}

function PostHead({ post, name, isNamed }: { post: Post; name: string; isNamed: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p>
      <span className={styles['day']}>
        {isUnreadable(post.on) ? t('reports.dayUnreadable') : format.day(post.on)}
      </span>
      <span className={styles['quiet']}>
        {' · '}
        <bdi>{name}</bdi>
        <OtherLanguage language={post.language} />
        {!isNamed && ` · ${t('reports.notNamed')}`}
      </span>
    </p>
  );
}

function PostBody({ post: { share, words, language, link } }: { readonly post: Post }) {
  const { t } = useTranslation();
  return (
    <>
      {isUnreadable(share) ? (
        <p className={styles['quiet']}>{t('reports.shareUnreadable')}</p>
      ) : (
        share !== null && <Share share={share} />
      )}
      <EntryWords words={words} language={language} />
      {isUnreadable(link) ? (
        <p className={styles['quiet']}>{t('reports.linkUnreadable')}</p>
      ) : (
        link !== null && (
          <a className={styles['link']} href={link} target="_blank" rel="noopener noreferrer">
            <ExternalLink aria-hidden size={16} />
            {t('reports.see', { host: new URL(link).host })}
          </a>
        )
      )}
    </>
  );
}

/** How much is done, as a bar and as a number. */
function Share({ share }: { readonly share: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className={styles['share']}>
      <span className={styles['track']} aria-hidden>
        <span className={styles['done']} style={{ inlineSize: `${share}%` }} />
      </span>
      {t('reports.done', { share: format.number(share) })}
    </p>
  );
}
