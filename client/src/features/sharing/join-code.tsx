import type { Role } from '@holdfast/sync-protocol';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';

import { Dialog } from '../../ui/dialog.tsx';

import styles from './sharing.module.css';

export interface JoinCodeProps {
  readonly url: string;
  readonly role: Role;
  readonly onClose: () => void;
}

/** Modules of white around the code; without them many phones do not find it. (ISO/IEC 18004, 6.3.8) */
const QUIET_ZONE = 4;

/** A link as a QR code, as large as the window allows: to be read off a projector from the last row. */
export function JoinCode({ url, role, onClose }: JoinCodeProps) {
  const { t } = useTranslation();
  const { size, path } = useMemo(() => drawCode(url), [url]);
  return (
    <Dialog title={t('share.codeTitle')} closeLabel={t('app.close')} onClose={onClose} isWide>
      <ol className={styles['steps']}>
        <li>{t('share.codeStep1')}</li>
        <li>{t('share.codeStep2')}</li>
        <li>{t('share.codeStep3')}</li>
      </ol>
      <svg
        className={styles['code']}
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t('share.codeName', { role: t(`roles.${role}`) })}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} className={styles['codePaper']} />
        <path d={path} className={styles['codeInk']} />
      </svg>
    </Dialog>
  );
}

function drawCode(url: string): { readonly size: number; readonly path: string } {
  // M: a seventh of the code may be unreadable, as where a projector's light falls on a seam.
  const { data, size } = encode(url, { ecc: 'M', border: QUIET_ZONE });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: squares.join('') };
}
