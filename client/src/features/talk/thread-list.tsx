import type { EntryKey, Thread } from '@holdfast/plan-model';
import { startTransition, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { whenIdle } from '../../ui/when-idle.ts';
import { ThreadItem } from './thread-item.tsx';
import { focusThread, useKeptFocus } from './use-kept-focus.ts';
import { useMarkSeen } from './use-mark-seen.ts';

import styles from './talk.module.css';

export interface ThreadListProps {
  readonly label: string;
  readonly threads: readonly Thread[];
  readonly news: ReadonlySet<EntryKey>;
  readonly isPlaceShown: boolean;
  /** Something was said in this thread. */
  readonly onSaid?: (thread: EntryKey) => void;
}

/** As many as are drawn at once: thousands would hold up the page. */
const AT_ONCE = 30;
/** As many as can be seen as the list opens. Each may have many replies, and nobody is to wait for those out of sight. */
const AT_FIRST = 5;

/** Threads, a page at a time. Alt+PageDown and Alt+PageUp go from one to the next, from anywhere in their panel. */
export function ThreadList({ label, threads, news, isPlaceShown, onSaid }: ThreadListProps) {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_FIRST);
  useEffect(
    () => whenIdle(() => startTransition(() => setMost((now) => Math.max(now, AT_ONCE))), { timeout: 500 }),
    [],
  );
  const left = threads.length - most;
  const list = useRef<HTMLUListElement>(null);
  const drawn = useMemo(() => threads.slice(0, most), [threads, most]);
  useMarkSeen(list, drawn);
  const focus = useKeptFocus(list, drawn);
  useEffect(() => {
    const { current } = list;
    const panel = current?.closest<HTMLElement>('aside, [role=dialog]');
    const go = (event: KeyboardEvent): void => goToNext(event, current);
    panel?.addEventListener('keydown', go);
    return () => panel?.removeEventListener('keydown', go);
  }, []);
  useLayoutEffect(() => {
    // The last “show more” goes with what it showed.
    const next = list.current?.querySelectorAll<HTMLElement>('[data-thread]')[most - AT_ONCE];
    if (most > AT_ONCE && next !== undefined && document.activeElement === document.body) focusThread(next);
  }, [most]);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus comes from what is inside */}
      <ul ref={list} className={styles['threads']} aria-label={label} tabIndex={-1} onBlur={focus.leave}>
        {drawn.map((thread) => (
          <ThreadItem
            key={thread.key}
            thread={thread}
            isNews={news.has(thread.key)}
            isPlaceShown={isPlaceShown}
            onFocus={focus.enter}
            onSaid={onSaid}
          />
        ))}
      </ul>
      {most >= AT_ONCE && left > 0 && (
        <Button onClick={() => setMost(most + AT_ONCE)}>{t('talk.showMore', { count: left })}</Button>
      )}
    </>
  );
}

function goToNext(event: KeyboardEvent, list: Element | null): void {
  const by = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
  if (by === 0 || !event.altKey || list === null) return;
  const all = [...list.querySelectorAll<HTMLElement>('[data-thread]')];
  const at = all.findIndex((each) => each.contains(document.activeElement));
  const next = all[at + by];
  if (next === undefined) return;
  event.preventDefault();
  focusThread(next);
}
