import type { Journal, ShelfEntry } from '@holdfast/sync-client';
import { REFUSALS } from '@holdfast/sync-protocol';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useBackup } from '../../session/use-backup.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useEditRight, useSyncState } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { DialogLater } from '../../ui/dialog-later.tsx';
import { Notice } from '../../ui/notice.tsx';
import { shelfWords } from './shelf-words.ts';

import styles from './shelf.module.css';

/** Work that the relay did not take: to be read, saved or removed, and never dropped in silence. */
export function ShelfNotice() {
  const { t } = useTranslation();
  const { shelf } = useSyncState();
  const mayCopy = useEditRight().kind === 'may-edit';
  const [isOpen, setOpen] = useState(false);
  const [removals, setRemovals] = useState(0);
  if (shelf === 0) return null;
  return (
    <>
      <Notice kind="care" actions={<Button onClick={() => setOpen(true)}>{t('shelf.show')}</Button>}>
        {t('shelf.notice', { count: shelf })}
      </Notice>
      {isOpen && (
        <DialogLater title={t('shelf.title')} closeLabel={t('app.close')} onClose={() => setOpen(false)}>
          <p>{t(mayCopy ? 'shelf.text' : 'shelf.textReadOnly')}</p>
          <ShelfEntries key={`${shelf}/${removals}`} onRemoved={() => setRemovals(removals + 1)} />
        </DialogLater>
      )}
    </>
  );
}

interface ShelfEntriesProps {
  readonly onRemoved: () => void;
}

/** Reads the entries once: mounted anew for each number of them and after each removal, which may leave rows that came since. */
function ShelfEntries({ onRemoved }: ShelfEntriesProps) {
  const { t } = useTranslation();
  const { journal } = useOpenPlan();
  const talk = useDiscussion()?.journal;
  const [entries, setEntries] = useState<readonly Shelved[]>();
  const [isFailing, setFailing] = useState(false);
  useEffect(() => {
    let isGone = false;
    readShelves([journal, talk]).then(
      (shelved) => {
        if (!isGone) setEntries(shelved);
      },
      // Nothing is lost by not being read: the shelf stays on the device.
      () => {
        if (!isGone) setFailing(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, [journal, talk]);
  if (isFailing) return <Notice kind="bad">{t('storage.timed-out')}</Notice>;
  return (
    <ul className={styles['list']}>
      {entries?.map((shelved) => (
        <ShelfItem
          key={`${shelved.document}/${shelved.entry.generation}`}
          {...shelved}
          onRemoved={onRemoved}
        />
      ))}
    </ul>
  );
}

/** One entry, and the shelf that it is on: each document of a plan has its own. */
interface Shelved {
  readonly document: number;
  readonly journal: Journal;
  readonly entry: ShelfEntry;
}

async function readShelves(journals: readonly (Journal | undefined)[]): Promise<readonly Shelved[]> {
  const shelves = journals.map(async (journal, document) => {
    const entries = (await journal?.shelf()) ?? [];
    return journal === undefined ? [] : entries.map((entry) => ({ document, journal, entry }));
  });
  return (await Promise.all(shelves)).flat();
}

type ShelfItemProps = ShelfEntriesProps & Omit<Shelved, 'document'>;

function ShelfItem({ journal, entry, onRemoved }: ShelfItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { save, isBusy } = useBackup();
  const words = shelfWords(entry);
  return (
    <li className={styles['item']}>
      <h3 className={styles['heading']}>
        {t('shelf.entry', {
          when: format.moment(entry.endedAt),
          reason: t(`shelf.reasons.${reasonOf(entry)}`),
        })}
      </h3>
      {words.length === 0 ? (
        <p className={styles['quiet']}>{t('shelf.noWords')}</p>
      ) : (
        <blockquote className={styles['words']}>
          {words.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no identity, and never change
            <p key={index} dir="auto">
              {line}
            </p>
          ))}
        </blockquote>
      )}
      <div className={styles['actions']}>
        <Button disabled={isBusy} onClick={save}>
          {t('shelf.export')}
        </Button>
        <RemoveButton journal={journal} entry={entry} onRemoved={onRemoved} />
      </div>
    </li>
  );
}

/** Asks once more: this is the one place where words leave the device for good. */
function RemoveButton({ journal, entry, onRemoved }: ShelfItemProps) {
  const { t } = useTranslation();
  const [isSure, setSure] = useState(false);

  async function remove(): Promise<void> {
    try {
      // What has come to the shelf since this was drawn was never seen, and stays.
      await journal.removeFromShelf(entry.generation, entry.rows.at(-1)?.seq ?? 0);
      setSure(false);
      onRemoved();
    } catch {
      // It is still on the shelf, and the notice still says so.
      setSure(false);
    }
  }

  return (
    <Button variant="quiet" onClick={() => (isSure ? void remove() : setSure(true))}>
      {isSure ? t('shelf.removeConfirm') : t('shelf.remove')}
    </Button>
  );
}

function reasonOf({ reason }: ShelfEntry) {
  if (reason === 'late') return reason;
  return REFUSALS.find((known) => known === reason) ?? 'other';
}
