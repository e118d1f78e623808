import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { classNames } from './class-names.ts';

import styles from './notice.module.css';

const ICONS = { note: Info, care: TriangleAlert, bad: CircleAlert } as const;

export interface NoticeProps {
  readonly kind: keyof typeof ICONS;
  readonly children: ReactNode;
  /** Buttons: what can be done about it. */
  readonly actions?: ReactNode;
}

/** A sentence that explains a state and stays as long as the state does. */
export function Notice({ kind, children, actions }: NoticeProps) {
  const Icon = ICONS[kind];
  return (
    <div className={classNames(styles['notice'], styles[kind])} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon aria-hidden size={20} className={styles['icon']} />
      <div className={styles['text']}>{children}</div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
