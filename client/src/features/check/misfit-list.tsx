import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { goToRecord, recordKey } from '../../session/plan-panel.ts';
import { shownName } from '../../session/record-name.ts';
import { FewFirst } from './few-first.tsx';
import type { Misfit } from './misfits.ts';

import styles from './check.module.css';

export interface MisfitListProps {
  /** Of its heading. */
  readonly id: string;
  readonly misfits: readonly Misfit[];
}

/** What does not fit, each leading to its place, where it can be mended. */
export function MisfitList({ id, misfits }: MisfitListProps) {
  const { t } = useTranslation();
  if (misfits.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']} id={id} tabIndex={-1}>
        {t('check.misfits.title', { count: misfits.length })}
      </h3>
      <p className={styles['quiet']}>{t('check.misfits.intro')}</p>
      <FewFirst items={misfits}>
        {(misfit) => <MisfitItem key={recordKey(misfit.record)} misfit={misfit} />}
      </FewFirst>
    </section>
  );
}

function MisfitItem({ misfit: { record, kinds } }: { readonly misfit: Misfit }) {
  const { t } = useTranslation();
  const name = usePlan((plan) => shownName(plan, record, t));
  return (
    <li className={styles['gap']}>
      <button type="button" className={styles['link']} onClick={() => goToRecord(record)}>
        <bdi>{name}</bdi>
      </button>
      {kinds.map((kind) => (
        <p key={kind}>{t(`check.misfits.kinds.${kind}`)}</p>
      ))}
    </li>
  );
}
