import '../../strings/device-strings.ts';
import { useTranslation } from 'react-i18next';

import { failureKey } from '../../platform/failure-key.ts';
import { isLocalAddress } from '../../platform/local-address.ts';
import { passUrl } from '../../platform/pass-code.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { CodeGroups } from './code-groups.tsx';
import { type DeviceLinkState, useDeviceLink } from './use-device-link.ts';

import styles from './passes.module.css';

export interface DeviceDialogProps {
  readonly plan: PlanRow;
  readonly onClose: () => void;
}

/** Takes the same person to one more device: by a camera, or by a code for one without. */
export function DeviceDialog({ plan, onClose }: DeviceDialogProps) {
  const { t } = useTranslation();
  const { state, again } = useDeviceLink(plan);
  return (
    <Dialog title={t('devices.title')} closeLabel={t('app.close')} onClose={onClose}>
      <p className={styles['quiet']}>{t('devices.what', { name: plan.displayName })}</p>
      {state.kind === 'making' && <output className={styles['quiet']}>{t('devices.making')}</output>}
      {state.kind === 'shown' && <ShownLink shown={state} />}
      {state.kind === 'used' && <Notice kind="note">{t('devices.used')}</Notice>}
      {state.kind === 'over' && <Notice kind="care">{t('devices.over')}</Notice>}
      {state.kind === 'failed' && (
        <Notice kind="bad">{t('devices.failed', { reason: t(failureKey(state.failure)) })}</Notice>
      )}
      {(state.kind === 'over' || state.kind === 'failed') && (
        <div className={styles['actions']}>
          <Button variant="primary" onClick={again}>
            {t(state.kind === 'over' ? 'devices.another' : 'devices.tryAgain')}
          </Button>
        </div>
      )}
      {state.kind === 'used' && (
        <div className={styles['actions']}>
          <Button variant="primary" onClick={onClose}>
            {t('app.close')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function ShownLink({ shown }: { readonly shown: Extract<DeviceLinkState, { kind: 'shown' }> }) {
  const { t } = useTranslation();
  const url = passUrl(shown.origin, shown.code);
  const isLocal = isLocalAddress(url);
  const [place = url] = url.split('#');
  return (
    <>
      {isLocal ? (
        <>
          <Notice kind="care">{t('devices.onlyThisComputer')}</Notice>
          <p>{t('devices.typeHere')}</p>
        </>
      ) : (
        <>
          <p>{t('devices.scan')}</p>
          <div className={styles['square']}>
            <QrCode text={url} label={t('devices.codeName')} />
          </div>
          <p>{t('devices.type', { place })}</p>
        </>
      )}
      <CodeGroups code={shown.code} label={t('devices.codeLabel')} />
      <p className={styles['quiet']}>{t('devices.validFor', { count: shown.minutes })}</p>
    </>
  );
}
