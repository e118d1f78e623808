import { Check, Copy, QrCode } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { invitationUrl } from '../../platform/invitation-link.ts';
import type { InvitationRow } from '../../platform/invitation-row.ts';
import { isLocalAddress } from '../../platform/local-address.ts';
import { useWholePlan } from '../../session/open-plan-context.ts';
import { recordWords } from '../../session/place-words.ts';
import { recordKey, usePlanPanel } from '../../session/plan-panel.ts';
import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';

import styles from './sharing.module.css';

const JoinCode = latePart(async () => (await import('./join-code.tsx')).JoinCode);

/** A link to be copied, or shown as a code that phones can read. */
export function LinkField({ invitation }: { readonly invitation: InvitationRow }) {
  const { t } = useTranslation();
  const id = useId();
  const [isShown, setShown] = useState(false);
  const place = useOpenPlace();
  const [opensAt, setOpensAt] = useState<'plan' | 'place'>('plan');
  const link = opensAt === 'place' && place !== undefined ? { ...invitation, place: place.key } : invitation;
  const url = invitationUrl(invitation.origin ?? window.location.origin, link);
  const isLocal = isLocalAddress(url);
  return (
    <div className={styles['link']}>
      {place !== undefined && (
        <SelectField
          label={t('share.opensAt')}
          value={opensAt}
          onChange={setOpensAt}
          options={[
            { value: 'plan', label: t('share.opensAtPlan') },
            { value: 'place', label: place.words },
          ]}
        />
      )}
      <label className={styles['linkLabel']} htmlFor={id}>
        {t('share.linkLabel', { role: t(`roles.${invitation.role}`) })}
      </label>
      <input
        id={id}
        className={styles['url']}
        readOnly
        dir="ltr"
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles['actions']}>
        <CopyButton key={url} url={url} fieldId={id} />
        {!isLocal && (
          <Button onClick={() => setShown(true)}>
            <QrCode aria-hidden size={18} />
            {t('share.showCode')}
          </Button>
        )}
      </div>
      {isLocal && <Notice kind="care">{t('share.onlyThisComputer')}</Notice>}
      <p className={styles['quiet']}>{t('share.secret')}</p>
      {isShown && <JoinCode url={url} role={invitation.role} onClose={() => setShown(false)} />}
    </div>
  );
}

/** The record whose details are open beside the plan: what one may want to show to whoever joins. */
function useOpenPlace() {
  const { t } = useTranslation();
  const panel = usePlanPanel();
  const plan = useWholePlan();
  if (panel?.kind !== 'details') return undefined;
  return { key: recordKey(panel.record), words: recordWords(panel.record, { t, plan }) };
}

function CopyButton({ url, fieldId }: { readonly url: string; readonly fieldId: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      // No right to the clipboard, as on plain http: the link is selected, to be copied by hand.
      document.getElementById(fieldId)?.focus();
    }
  }
  return (
    <>
      <Button onClick={() => void copy()}>
        {isCopied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
        {isCopied ? t('app.copied') : t('app.copy')}
      </Button>
      {/* Not in the button: it would have no name. */}
      <output className="visually-hidden">{isCopied && t('app.copied')}</output>
    </>
  );
}
