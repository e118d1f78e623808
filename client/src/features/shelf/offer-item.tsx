import type { Offer } from '@holdfast/plan-model';
import { useId } from 'react';

import { GoesAndComes } from '../../entries/goes-and-comes.tsx';
import { threadPlaceWords } from '../../session/thread-place-words.ts';
import { valueAt, valueWords } from '../../session/value-words.ts';
import { CheckBox } from '../../ui/check-box.tsx';
import { offerWords, type ToldContext } from './told-words.ts';

import styles from './offer-list.module.css';

export interface OfferItemProps {
  readonly offer: Offer;
  readonly context: ToldContext;
  readonly state: 'offered' | 'chosen' | 'left-out';
  readonly onToggle: () => void;
}

/** One thing that would be said: where, and what goes and comes there, or the words of the comment. */
export function OfferItem({ offer, context, state, onToggle }: OfferItemProps) {
  const { t, now } = context;
  const id = useId();
  const kind = t(`offer.kinds.${offer.kind}`);
  const place = (
    <span>
      <bdi>{threadPlaceWords(offer.place, { t, plan: now })}</bdi>{' '}
      <span className={styles['quiet']}>· {kind}</span>
    </span>
  );
  return (
    <li className={styles['item']}>
      {state === 'offered' ? (
        <p className={styles['place']}>
          <span className={styles['done']}>{t('offer.offered')}</span>
          {place}
        </p>
      ) : (
        <CheckBox isChecked={state === 'chosen'} describedBy={id} onChange={onToggle}>
          {place}
        </CheckBox>
      )}
      <div id={id} className={styles['said']}>
        <Said offer={offer} context={context} />
      </div>
    </li>
  );
}

function Said({ offer, context }: Pick<OfferItemProps, 'offer' | 'context'>) {
  if (offer.kind === 'comment') {
    // What is quoted stands in lines of its own, and may be written the other way.
    return offerWords(offer, context)
      .split('\n')
      .map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no identity, and never change
        <p key={index} dir="auto">
          {line}
        </p>
      ));
  }
  const { proposal } = offer;
  const at = valueAt(offer.place);
  const [before, after] =
    proposal.kind === 'text'
      ? [offer.anchor?.quote ?? '', proposal.text]
      : [valueWords(proposal.base, at, context), valueWords(proposal.value, at, context)];
  return <GoesAndComes before={before} after={after} />;
}
