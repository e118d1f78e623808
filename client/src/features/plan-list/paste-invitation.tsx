import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

import { findInvitation, invitationPath } from '../../platform/invitation-link.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { TextField } from '../../ui/text-field.tsx';

import pageStyles from '../../ui/page.module.css';
import styles from './plan-list.module.css';

/** For people whose invitation came as text, or whose phone opened it in another browser. */
export function PasteInvitation() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string>();

  function open(): void {
    const back = /\/back(#\S+)/u.exec(link)?.[1];
    if (back !== undefined) return navigate(`/back${back}`);
    const found = findInvitation(link, window.location.host);
    switch (found.kind) {
      case 'found':
        navigate(invitationPath(found.link));
        return;
      case 'none':
        setProblem(t('plans.joinInvalid'));
        return;
      case 'not-http':
        setProblem(t('plans.joinNotHttp'));
        return;
      case 'elsewhere':
        setProblem(t('plans.joinElsewhere', { host: found.host }));
    }
  }

  return (
    <form
      className={classNames(pageStyles['sheet'], pageStyles['padded'])}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <TextField
        label={t('plans.joinLabel')}
        help={t('plans.joinHelp')}
        value={link}
        onChange={setLink}
        problem={problem}
        inputMode="url"
        dir="ltr"
        autoComplete="off"
      />
      <div className={styles['actions']}>
        <Button type="submit">{t('plans.joinOpen')}</Button>
        <Link href="/back">{t('plans.haveCode')}</Link>
      </div>
    </form>
  );
}
