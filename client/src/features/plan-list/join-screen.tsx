import type { InvitationPreview } from '@holdfast/sync-protocol';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { PersonForm } from '../../person/person-form.tsx';
import { type InvitationLink, parseInvitationUrl, placeSearch } from '../../platform/invitation-link.ts';
import type { LibraryPlan } from '../../platform/plan-library.ts';
import { useDevice } from '../../session/device.ts';
import { usePerson } from '../../session/use-person.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useFormat } from '../../strings/format.ts';
import { BrandMark } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Notice } from '../../ui/notice.tsx';
import { useInvitationPreview } from './use-invitation-preview.ts';
import { useJoin } from './use-join.ts';

import pageStyles from '../../ui/page.module.css';
import styles from './plan-list.module.css';

/** Behind an invitation link: what it is, who runs the plan, and who I am in it. */
export function JoinScreen() {
  const { t } = useTranslation();
  const link = useInvitationLink();
  return (
    <main className={pageStyles['page']} id="content" tabIndex={-1}>
      <title>{`${t('join.title')} · ${t('app.name')}`}</title>
      <header className={pageStyles['intro']}>
        <p className={styles['wordmark']}>
          <BrandMark />
          {t('app.name')}
        </p>
        <h1 className={pageStyles['title']}>{t('join.title')}</h1>
        <p className={styles['lead']}>{t('plans.what')}</p>
        <p className={styles['quiet']}>{t('plans.promise')}</p>
      </header>
      {link === undefined ? (
        <Notice kind="bad" actions={<Link href="/">{t('app.toMyPlans')}</Link>}>
          {t('join.noSecret')}
        </Notice>
      ) : (
        <Invited link={link} />
      )}
    </main>
  );
}

/**
 * The invitation in the address, as it was last whole: after joining the address changes, so that the secret does not stay
 * on the screen. Whoever mends it in the address bar loads no new page.
 */
function useInvitationLink(): InvitationLink | undefined {
  const [link, setLink] = useState(() => parseInvitationUrl(window.location.href));
  useEffect(() => {
    const read = (): void => setLink((before) => parseInvitationUrl(window.location.href) ?? before);
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return link;
}

function Invited({ link }: { readonly link: InvitationLink }) {
  const { t } = useTranslation();
  const plans = useReadable(useDevice().library.plans);
  const preview = useInvitationPreview(link);
  const [asOther, setAsOther] = useState(false);
  const joined = plans.kind === 'ready' ? plans.plans.find((plan) => plan.planId === link.planId) : undefined;
  if (plans.kind === 'loading' || preview.kind === 'loading') {
    return <output>{t('join.loading')}</output>;
  }
  const known = preview.kind === 'known' ? preview.preview : undefined;
  const others = { onOther: () => setAsOther(true) };
  if (joined !== undefined && !asOther) {
    const isRenewal = preview.kind !== 'refused' && couldJoinBy(link, joined);
    if (isRenewal) return <Renewal link={link} preview={known} plan={joined} {...others} />;
    return <AlreadyJoined plan={joined} place={link.place} {...others} />;
  }
  if (preview.kind === 'refused') return <Notice kind="bad">{preview.text}</Notice>;
  return (
    <section className={classNames(pageStyles['sheet'], pageStyles['padded'])}>
      {known === undefined ? (
        <Notice kind="care">{t('join.offline')}</Notice>
      ) : (
        <InvitationFacts preview={known} />
      )}
      <JoinForm link={link} preview={known} />
    </section>
  );
}

/** Somebody on this device waits to be let in, by another invitation than this one. */
function couldJoinBy({ invitationId }: InvitationLink, { shared, entry }: LibraryPlan): boolean {
  return !shared && entry.kind === 'invited' && entry.invitationId !== invitationId;
}

interface OnThisDeviceProps {
  readonly plan: LibraryPlan;
  readonly onOther: () => void;
}

function Renewal({ link, preview, plan, onOther }: JoinFormProps & OnThisDeviceProps) {
  const { t } = useTranslation();
  const { renew, isBusy, problem } = useJoin(link, preview);
  return (
    <section className={classNames(pageStyles['sheet'], pageStyles['padded'])}>
      <p>{t('join.renewText', { name: plan.displayName })}</p>
      {preview !== undefined && <InvitationFacts preview={preview} />}
      {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
      <div className={styles['actions']}>
        <Button variant="primary" disabled={isBusy} onClick={() => void renew(plan)}>
          {t('join.renew')}
        </Button>
        <Button variant="quiet" onClick={onOther}>
          {t('join.asOther')}
        </Button>
      </div>
    </section>
  );
}

interface AlreadyJoinedProps extends OnThisDeviceProps {
  readonly place: string | undefined;
}

function AlreadyJoined({ plan, place, onOther }: AlreadyJoinedProps) {
  const { t } = useTranslation();
  return (
    <section className={classNames(pageStyles['sheet'], pageStyles['padded'])}>
      <p>{t(stateOf(plan), { name: plan.displayName })}</p>
      <div className={styles['actions']}>
        <Link href={`/plan/${plan.planId}${placeSearch(place)}`} replace>
          {t('join.open')}
        </Link>
        <Button variant="quiet" onClick={onOther}>
          {t('join.asOther')}
        </Button>
      </div>
    </section>
  );
}

function stateOf({ shared, removed, entry }: LibraryPlan) {
  if (removed === 'invitation-invalid') return 'join.noLongerValid';
  return shared || entry.kind === 'created' ? 'join.already' : 'join.waiting';
}

function InvitationFacts({ preview }: { readonly preview: InvitationPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { facilitators } = preview;
  return (
    <div>
      <p>
        {facilitators.length === 0
          ? t('join.noFacilitators')
          : t('join.facilitators', { count: facilitators.length, names: format.list(facilitators) })}
      </p>
      <p>
        {t('join.role', { role: t(`roles.${preview.role}`) })} {t(`roleExplained.${preview.role}`)}
      </p>
    </div>
  );
}

interface JoinFormProps {
  readonly link: InvitationLink;
  readonly preview: InvitationPreview | undefined;
}

function JoinForm({ link, preview }: JoinFormProps) {
  const { t } = useTranslation();
  const known = usePerson();
  const { join, isBusy, problem } = useJoin(link, preview);
  if (known === undefined) return null;
  return (
    <PersonForm
      initial={known.person}
      fixedGroup={preview?.group}
      submitLabel={isBusy ? t('join.joining') : t('join.confirm')}
      busy={isBusy}
      onSubmit={(person) => void join(person)}
    >
      {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
    </PersonForm>
  );
}
