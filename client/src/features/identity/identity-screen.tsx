import '../../strings/device-strings.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { usePerson } from '../../session/use-person.ts';
import { classNames } from '../../ui/class-names.ts';
import { IdentityForm } from './identity-form.tsx';
import { LeavingSection } from './leaving-section.tsx';

import pageStyles from '../../ui/page.module.css';
import styles from './identity.module.css';

/** Who the person at this device is: in every plan at once or in some, and the way to leave no trace. */
export function IdentityScreen() {
  const { t } = useTranslation();
  const known = usePerson();
  const [saved, setSaved] = useState(0);
  return (
    <main className={pageStyles['page']} id="content" tabIndex={-1}>
      <title>{`${t('identity.title')} · ${t('app.name')}`}</title>
      <header className={pageStyles['intro']}>
        <p>
          <Link href="/">{t('app.toMyPlans')}</Link>
        </p>
        <h1 className={pageStyles['title']}>{t('identity.title')}</h1>
        <p className={styles['quiet']}>{t('identity.text')}</p>
      </header>
      {known !== undefined && (
        <section className={classNames(pageStyles['sheet'], pageStyles['padded'])}>
          {/* What was saved is where the next change begins. */}
          <IdentityForm key={saved} known={known.person} onSaved={() => setSaved(saved + 1)} />
        </section>
      )}
      <LeavingSection />
    </main>
  );
}
