import '../../strings/device-strings.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useDevice } from '../../session/device.ts';
import { useReadable } from '../../session/use-readable.ts';

import pageStyles from '../../ui/page.module.css';

/** Where the tabs of a device come together that somebody leaves: it says what is still here. */
export function LeftScreen() {
  const { t } = useTranslation();
  const plans = useReadable(useDevice().library.plans);
  const isEmpty = plans.kind === 'ready' && plans.plans.length + plans.unreadable === 0;
  if (plans.kind === 'loading') return null;
  const title = t(isEmpty ? 'leaving.goneTitle' : 'leaving.closedTitle');
  return (
    <main className={pageStyles['page']} id="content" tabIndex={-1}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <header className={pageStyles['intro']}>
        <h1 className={pageStyles['title']}>{title}</h1>
        <p>{t(isEmpty ? 'leaving.goneText' : 'leaving.closedText')}</p>
        <p>
          <Link href="/">{t('app.toMyPlans')}</Link>
        </p>
      </header>
    </main>
  );
}
