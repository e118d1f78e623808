import {
  addOffers,
  findOffers,
  type FoundOffers,
  hasBaseOf,
  isOffered,
  type Offer,
} from '@holdfast/plan-model';
import type { ShelfEntry } from '@holdfast/sync-client';
import { canWrite } from '@holdfast/sync-protocol';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { OpenDiscussion } from '../../session/discussion-session.ts';
import { useOpenPlan, useWholePlan } from '../../session/open-plan-context.ts';
import { recordWords } from '../../session/place-words.ts';
import { useDiscussionSnapshot } from '../../session/use-discussion.ts';
import { useRole, useSyncState } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';
import { useTakeFocus } from '../../ui/use-take-focus.ts';
import { OfferItem } from './offer-item.tsx';
import { offerWords } from './told-words.ts';
import { useTalkKeeping } from './use-talk-keeping.ts';

import styles from './offer-list.module.css';

export interface OfferListProps {
  readonly entry: ShelfEntry;
  readonly talk: OpenDiscussion;
  readonly onLeave: () => void;
}

/** Everything that would be said, before it is said; each can be left out. What is sent is said in one go. */
export function OfferList({ entry, talk, onLeave }: OfferListProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useTakeFocus(heading);
  const found = useFoundOffers(entry);
  return (
    <section className={styles['offers']} aria-label={t('offer.heading')}>
      <h4 ref={heading} tabIndex={-1} className={styles['heading']}>
        {t('offer.heading')}
      </h4>
      {found === undefined ? (
        <output>{t('offer.waiting')}</output>
      ) : (
        <Choices found={found} talk={talk} onLeave={onLeave} />
      )}
    </section>
  );
}

/** Undefined while the plan is on its way; looked for once, so that the list stays as it is read. */
function useFoundOffers(entry: ShelfEntry): FoundOffers | undefined {
  const { plan } = useOpenPlan();
  const { connection } = useSyncState();
  const isLive = connection.kind === 'live';
  const [wasReady, setReady] = useState(false);
  const isReady = wasReady || isLive || hasBaseOf(plan, entry);
  if (isReady && !wasReady) setReady(true);
  return useMemo(() => (isReady ? findOffers(plan, entry) : undefined), [isReady, plan, entry]);
}

type ChoicesProps = Omit<OfferListProps, 'entry'> & { readonly found: FoundOffers };

function Choices({ found, talk, onLeave }: ChoicesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useWholePlan();
  const isFromEditor = canWrite(useRole(), 'content');
  useDiscussionSnapshot();
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState<'nothing' | 'failed' | number>('nothing');
  const context = { t, format, plan: found.merged, now };
  const open = found.offers.filter((offer) => !isOffered(talk.discussion, offer));
  const leave = useRef<HTMLButtonElement>(null);
  // The button that sends the last of them goes with it.
  useFocusAfter(open.length > 0, leave);
  const chosen = open.filter(({ id }) => !leftOut.has(id));

  function toggle({ id }: Offer): void {
    const others = new Set(leftOut);
    if (!others.delete(id)) others.add(id);
    setLeftOut(others);
  }
  function send(): void {
    const worded = chosen.map((offer) => ({ offer, words: offerWords(offer, context) }));
    try {
      addOffers(talk.discussion, worded, { isFromEditor });
      setSent(worded.length);
    } catch {
      // Nothing was said: all of it is on the shelf as before.
      setSent('failed');
    }
  }
  return (
    <>
      <p>{t(introOf(found, open))}</p>
      <ul className={styles['list']}>
        {found.offers.map((offer) => (
          <OfferItem
            key={offer.id}
            offer={offer}
            context={context}
            state={stateOf(offer)}
            onToggle={() => toggle(offer)}
          />
        ))}
      </ul>
      {found.withheld.map((record) => (
        <p key={record.id} className={styles['quiet']}>
          {t('offer.withheld', { record: recordWords(record, context) })}
        </p>
      ))}
      <Outcome sent={sent} />
      <div className={styles['actions']}>
        {open.length > 0 && (
          <Button variant="primary" disabled={chosen.length === 0} onClick={send}>
            {t('offer.send', { count: chosen.length })}
          </Button>
        )}
        <Button ref={leave} onClick={onLeave}>
          {t('offer.leave')}
        </Button>
      </div>
    </>
  );

  function stateOf(offer: Offer): 'offered' | 'chosen' | 'left-out' {
    if (!open.includes(offer)) return 'offered';
    return leftOut.has(offer.id) ? 'left-out' : 'chosen';
  }
}

function introOf({ offers, withheld }: FoundOffers, open: readonly Offer[]) {
  // What is withheld, and why, stands below.
  if (offers.length === 0) return withheld.length === 0 ? 'offer.nothing' : 'offer.onlyWithheld';
  return open.length === 0 ? 'offer.all' : 'offer.text';
}

/** Where what was just sent is. Until it is durable the piece it came from cannot be removed. */
function Outcome({ sent }: { readonly sent: 'nothing' | 'failed' | number }) {
  const { t } = useTranslation();
  const keeping = useTalkKeeping();
  if (sent === 'nothing') return null;
  if (sent === 'failed') return <Notice kind="bad">{t('offer.failed')}</Notice>;
  if (keeping === 'failing') return <Notice kind="bad">{t('offer.notKept')}</Notice>;
  if (keeping === 'saving') return <output>{t('offer.keeping')}</output>;
  return <Notice kind="note">{t('offer.sent', { count: sent })}</Notice>;
}
