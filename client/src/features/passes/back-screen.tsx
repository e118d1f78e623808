import '../../strings/device-strings.ts';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useDevice } from '../../session/device.ts';
import { useReadable } from '../../session/use-readable.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type ReturnState, useReturn } from './use-return.ts';

import pageStyles from '../../ui/page.module.css';
import styles from './passes.module.css';

type Return = ReturnType<typeof useReturn>;

/** For whoever takes part already and is on another device: by the code on their sheet, or that another device shows. */
export function BackScreen() {
  const { t } = useTranslation();
  const back = useReturn();
  return (
    <main className={pageStyles['page']} id="content" tabIndex={-1}>
      <title>{`${t('back.title')} · ${t('app.name')}`}</title>
      <header className={pageStyles['intro']}>
        <p>
          <Link href="/">{t('app.toMyPlans')}</Link>
        </p>
        <h1 className={pageStyles['title']}>{t('back.title')}</h1>
        <p className={styles['quiet']}>{t('back.text')}</p>
      </header>
      <section className={classNames(pageStyles['sheet'], pageStyles['padded'])}>
        {back.state.kind === 'typing' ? <CodeForm back={back} /> : <Found back={back} found={back.state} />}
      </section>
    </main>
  );
}

/** What follows `#` in the address, as it is now and as it is mended there. */
function useCodeInAddress(onCode: (code: string) => void): void {
  const tell = useEffectEvent(onCode);
  useEffect(() => {
    const read = (): void => {
      const code = window.location.hash.slice(1);
      if (code === '') return;
      // Whoever looks at the screen or at the browser's history reads no code.
      window.history.replaceState(window.history.state, '', window.location.pathname);
      tell(code);
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
}

function CodeForm({ back }: { readonly back: Return }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  useCodeInAddress((code) => {
    setText(code);
    void back.find(code);
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!back.isBusy) void back.find(text);
  }
  return (
    <form className={styles['form']} noValidate onSubmit={submit}>
      <TextField
        label={t('back.label')}
        help={t('back.help')}
        value={text}
        onChange={setText}
        problem={back.problem}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
      />
      <div className={styles['actions']}>
        <Button variant="primary" type="submit" disabled={back.isBusy}>
          {t(back.isBusy ? 'back.looking' : 'back.look')}
        </Button>
      </div>
    </form>
  );
}

interface FoundProps {
  readonly back: Return;
  readonly found: Extract<ReturnState, { kind: 'found' }>;
}

function Found({ back, found }: FoundProps) {
  const { t } = useTranslation();
  const { planId, kind, participant } = found.holder;
  const { participantId, displayName: name, role } = participant;
  const plans = useReadable(useDevice().library.plans);
  const here =
    plans.kind === 'ready'
      ? plans.plans.find((plan) => plan.planId === planId && plan.participantId === participantId)
      : undefined;
  // A device that is put out comes in again by this.
  if (kind === 'device' && here !== undefined && here.removed === undefined) {
    return (
      <>
        <p>{t('back.here', { name })}</p>
        <p>
          <Link href={`/plan/${planId}/${participantId}`} replace>
            {t('join.open')}
          </Link>
        </p>
      </>
    );
  }
  return (
    <>
      <p className={styles['lead']}>
        <bdi>{t('back.who', { name, role: t(`roles.${role}`) })}</bdi>
        {here !== undefined && here.title !== '' && ` ${t('back.plan', { title: here.title })}`}
      </p>
      <Notice kind={kind === 'recovery' ? 'care' : 'note'}>{t(`back.means.${kind}`)}</Notice>
      {back.problem !== undefined && <Notice kind="bad">{back.problem}</Notice>}
      <div className={styles['actions']}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the field that had the focus is gone, and this answers it */}
        <Button autoFocus variant="primary" disabled={back.isBusy} onClick={() => void back.enter(found)}>
          {t(back.isBusy ? 'back.entering' : `back.enter.${kind}`)}
        </Button>
        <Button variant="quiet" disabled={back.isBusy} onClick={back.again}>
          {t('back.other')}
        </Button>
      </div>
    </>
  );
}
