import '../../strings/seldom-strings.ts';
import type { Journal, ShelfEntry } from '@holdfast/sync-client';
import { REFUSALS } from '@holdfast/sync-protocol';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useBackup } from '../../session/use-backup.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';
import { OfferList } from './offer-list.tsx';
import { shelfWords } from './shelf-words.ts';
import { useOfferRight } from './use-offer-right.ts';
import { useTalkKeeping } from './use-talk-keeping.ts';

import styles from './shelf.module.css';

export interface ShelfEntriesProps {
  readonly onRemoved: () => void;
}

/** Reads the entries once: mounted anew for each number of them and after each removal, which may leave rows that came since. */
export function ShelfEntries({ onRemoved }: ShelfEntriesProps) {
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

/** The first of the shelves is that of the plan itself. */
const CONTENT = 0;

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

type ShelfItemProps = ShelfEntriesProps & Shelved;

function ShelfItem({ document, journal, entry, onRemoved }: ShelfItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { save, isBusy } = useBackup();
  const words = shelfWords(entry);
  const right = useOfferRight();
  const talk = useDiscussion();
  const [isOffering, setOffering] = useState(false);
  const begin = useRef<HTMLButtonElement>(null);
  useFocusAfter(isOffering, begin);
  // What was said and refused is no change of the plan.
  const isOfPlan = document === CONTENT;
  const mayOffer = isOfPlan && right === 'may-offer' && talk !== undefined;
  return (
    <li className={styles['item']}>
      <h3 className={styles['heading']}>
        {t('shelf.entry', {
          when: format.moment(entry.endedAt),
          reason: t(`shelf.reasons.${reasonOf(entry)}`),
        })}
      </h3>
      {/* The list of what would be offered has them too. */}
      {!(mayOffer && isOffering) && <ShelfWords words={words} />}
      {isOfPlan && right !== 'may-offer' && <p className={styles['quiet']}>{t(`offer.${right}`)}</p>}
      {mayOffer && isOffering && <OfferList entry={entry} talk={talk} onLeave={() => setOffering(false)} />}
      <div className={styles['actions']}>
        {mayOffer && !isOffering && (
          <Button ref={begin} onClick={() => setOffering(true)}>
            {t('offer.begin')}
          </Button>
        )}
        <Button disabled={isBusy} onClick={save}>
          {t('shelf.export')}
        </Button>
        <RemoveButton journal={journal} entry={entry} onRemoved={onRemoved} />
      </div>
    </li>
  );
}

function ShelfWords({ words }: { readonly words: readonly string[] }) {
  const { t } = useTranslation();
  if (words.length === 0) return <p className={styles['quiet']}>{t('shelf.noWords')}</p>;
  return (
    <blockquote className={styles['words']}>
      {words.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no identity, and never change
        <p key={index} dir="auto">
          {line}
        </p>
      ))}
    </blockquote>
  );
}

/** Asks once more: this is the one place where words leave the device for good. */
function RemoveButton({ journal, entry, onRemoved }: Omit<ShelfItemProps, 'document'>) {
  const { t } = useTranslation();
  const [isSure, setSure] = useState(false);
  // What was offered of it may be in this page only.
  const isKept = useTalkKeeping() === 'saved';

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
    <Button variant="quiet" disabled={!isKept} onClick={() => (isSure ? void remove() : setSure(true))}>
      {isSure ? t('shelf.removeConfirm') : t('shelf.remove')}
    </Button>
  );
}

function reasonOf({ reason }: ShelfEntry) {
  if (reason === 'late') return reason;
  return REFUSALS.find((known) => known === reason) ?? 'other';
}
