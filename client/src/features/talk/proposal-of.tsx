import {
  type Field,
  isUnreadable,
  type Proposal,
  quoteParts,
  readSuggestion,
  type Scalar,
  type SuggestionStanding,
  type Thread,
} from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { GoesAndComes } from '../../entries/goes-and-comes.tsx';
import { useOpenPlan, useWholePlan } from '../../session/open-plan-context.ts';
import { fieldWords } from '../../session/place-words.ts';
import { valueAt, valueWords } from '../../session/value-words.ts';
import { wordDifferences } from '../../session/word-differences.ts';
import { useFormat } from '../../strings/format.ts';
import { Version, Versions } from '../../ui/versions.tsx';
import { passageFinderOf } from './passage-finder.ts';

import styles from './talk.module.css';

/** How a suggestion stands to the plan of this moment, at each change of it; undefined for a thread that suggests nothing. */
export function useStanding(thread: Thread): SuggestionStanding | undefined {
  const { plan } = useOpenPlan();
  useWholePlan();
  const finder = passageFinderOf(plan);
  return readSuggestion(plan, thread, (fragment) => finder.lettersOf(fragment));
}

export interface ProposalOfProps {
  readonly thread: Thread;
  /** What came of it is said below: what stands there now is no matter any more. */
  readonly isDone: boolean;
}

/** What a thread suggests, as words that go and words that come; and beside what stands there now, if that changed. */
export function ProposalOf({ thread, isDone }: ProposalOfProps) {
  const { t } = useTranslation();
  const standing = useStanding(thread);
  const write = useValueWords(thread);
  if (standing === undefined) return null;
  if (standing.kind === 'unreadable') return <p className={styles['quiet']}>{t('suggest.unreadable')}</p>;
  const { proposal } = standing;
  const [before, after] = sidesOf(thread, proposal);
  const field = proposal.kind === 'value' ? fieldOf(thread) : undefined;
  return (
    <div className={styles['proposal']}>
      <p>
        {field !== undefined && `${fieldWords(field, { t })}: `}
        <GoesAndComes before={write(before)} after={after === '' ? '' : write(after)} />
      </p>
      {!isDone && standing.kind === 'changed' && (
        <SideBySide
          thread={thread}
          now={standing.now}
          after={write(after)}
          isText={proposal.kind === 'text'}
        />
      )}
      {!isDone && (standing.kind === 'archived' || standing.kind === 'gone') && (
        <p className={styles['quiet']}>{t(`suggest.${standing.kind}`)}</p>
      )}
    </div>
  );
}

interface SideBySideProps {
  readonly thread: Thread;
  readonly now: Scalar | undefined;
  readonly after: string;
  readonly isText: boolean;
}

function SideBySide({ thread, now, after, isText }: SideBySideProps) {
  const { t } = useTranslation();
  const write = useValueWords(thread);
  if (now === undefined) return <p className={styles['quiet']}>{t('talk.passageGone')}</p>;
  const parts = wordDifferences(isText && typeof now === 'string' ? readable(now) : write(now), after);
  return (
    <>
      <p className={styles['quiet']}>{t('suggest.changed')}</p>
      <Versions>
        <Version label={t('suggest.standsNow')} parts={parts.mine} nothing={t('suggest.nothing')} />
        <Version label={t('suggest.suggested')} parts={parts.theirs} nothing={t('suggest.nothing')} />
      </Versions>
    </>
  );
}

function sidesOf({ anchor }: Thread, proposal: Proposal): readonly [Scalar, Scalar] {
  if (proposal.kind === 'value') return [proposal.base, proposal.value];
  return [anchor === null || isUnreadable(anchor) ? '' : anchor.quote, proposal.text];
}

/** A reference that came into the words since is shown as that it is one. */
function readable(quote: string): string {
  return quoteParts(quote)
    .map((part) => (typeof part === 'string' ? part : '@'))
    .join('');
}

function fieldOf({ place }: { readonly place: Field<Thread['place']> }): string | undefined {
  return isUnreadable(place) || !('field' in place) ? undefined : place.field;
}

/** Words are shown as they are, other values as people read them. */
function useValueWords(thread: Thread): (value: Scalar) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = useWholePlan();
  return (value) => valueWords(value, valueAt(thread.place), { t, format, plan });
}
