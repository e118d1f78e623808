import {
  type Field,
  isUnreadable,
  type MeasureProgress,
  type ProgressPost as Post,
  type Words,
} from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import type { KnownParticipant } from '../../session/use-participants.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { formatDay } from '../../strings/format-day.ts';
import { useFormat } from '../../strings/format.ts';
import { PostTools } from './post-tools.tsx';

import styles from './progress.module.css';

export interface ProgressPostProps {
  readonly post: Post;
  /** All that was said of the measure. */
  readonly progress: MeasureProgress;
  readonly people: ReadonlyMap<string, KnownParticipant>;
  /** The plan names its author for the measure. */
  readonly isNamed: boolean;
}

/** One thing that was said of how far a measure has come. */
export function ProgressPost({ post, progress, people, isNamed }: ProgressPostProps) {
  const { t } = useTranslation();
  const { participantId } = useOpenPlan().entry;
  const role = useRole();
  const isShown = post.hidden === null || post.author === participantId || canManage(role);
  const nameOf = (id: string): string => people.get(id)?.name ?? t('talk.someone');
  const { hidden } = post;
  return (
    <article className={styles['post']}>
      <PostHead post={post} name={nameOf(post.author)} isNamed={isNamed} />
      {post.isWithdrawn && <p className={styles['quiet']}>{t('reports.takenBack')}</p>}
      {!post.isWithdrawn && isShown && <PostBody post={post} />}
      {hidden !== null && (
        <div className={styles['hidden']}>
          <p>{t('talk.hiddenBy', { name: nameOf(hidden.by) })}</p>
          <SomeWords words={hidden.reason} />
        </div>
      )}
      <PostTools post={post} progress={progress} />
    </article>
  );
}

function PostHead({ post, name, isNamed }: { post: Post; name: string; isNamed: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className={styles['head']}>
      <span className={styles['day']}>
        {isUnreadable(post.on) ? t('reports.dayUnreadable') : formatDay(post.on, format)}
      </span>
      <span className={styles['quiet']}>
        {' · '}
        <bdi>{name}</bdi>
        {!isNamed && ` · ${t('reports.notNamed')}`}
      </span>
    </p>
  );
}

function PostBody({ post: { share, words, link } }: { readonly post: Post }) {
  const { t } = useTranslation();
  return (
    <>
      {isUnreadable(share) ? (
        <p className={styles['quiet']}>{t('reports.shareUnreadable')}</p>
      ) : (
        share !== null && <Share share={share} />
      )}
      <SomeWords words={words} />
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

function SomeWords({ words }: { readonly words: Field<Words> }) {
  const { t } = useTranslation();
  if (isUnreadable(words)) return <p className={styles['quiet']}>{t('talk.unreadable')}</p>;
  const text = words.filter((part) => typeof part === 'string').join('');
  if (text === '') return null;
  return (
    <p className={styles['text']} dir="auto">
      {text}
    </p>
  );
}
