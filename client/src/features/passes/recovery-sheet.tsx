import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { isLocalAddress } from '../../platform/local-address.ts';
import { type PassCode, passUrl } from '../../platform/pass-code.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import { useFormat } from '../../strings/format.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { CodeGroups } from './code-groups.tsx';

import styles from './passes.module.css';

export interface RecoverySheetProps {
  readonly shown: {
    readonly code: PassCode;
    readonly origin: string;
    /** As the plan says of it later, so that a sheet can be told from an older one. */
    readonly createdAt: number;
  };
  readonly plan: PlanRow;
  readonly title: string;
}

/** What the printer gets instead of the page: for whom, for which plan, the code, and what to do with it. */
export function RecoverySheet({ shown, plan, title }: RecoverySheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { code, origin, createdAt } = shown;
  const url = passUrl(origin, code);
  // An address that only this computer has leads nobody back.
  const isLocal = isLocalAddress(url);
  const [place = url] = url.split('#');
  return createPortal(
    <article className={styles['sheet']} data-print-alone>
      <h1>{t('recovery.sheetTitle')}</h1>
      <dl className={styles['facts']}>
        <dt>{t('recovery.sheetPlan')}</dt>
        <dd dir="auto">{title}</dd>
        <dt>{t('recovery.sheetWho')}</dt>
        <dd>{t('plans.as', { name: plan.displayName, role: t(`roles.${plan.role}`) })}</dd>
        <dt>{t('recovery.sheetMade')}</dt>
        <dd>{format.moment(createdAt)}</dd>
      </dl>
      <CodeGroups code={code} label={t('recovery.codeLabel')} />
      <section className={styles['steps']}>
        <div>
          <h2>{t('recovery.sheetSteps')}</h2>
          <ol>
            <li>{isLocal ? t('recovery.sheetOpenApp') : t('recovery.sheetOpen', { place })}</li>
            <li>{t('recovery.sheetType')}</li>
            <li>{t('recovery.sheetEnds')}</li>
          </ol>
        </div>
        {!isLocal && (
          <div className={styles['sheetCode']}>
            <QrCode text={url} label={t('recovery.sheetCode')} />
          </div>
        )}
      </section>
      <p>{t('recovery.sheetKeep')}</p>
    </article>,
    document.body,
  );
}
