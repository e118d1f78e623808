import { CloudCheck, CloudOff, CloudUpload, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { classNames } from './class-names.ts';

import styles from './saving-word.module.css';

const ICONS = {
  saved: CloudCheck,
  saving: CloudUpload,
  offline: CloudOff,
  'not-saved': TriangleAlert,
} as const;

export interface SavingWordProps {
  readonly saving: keyof typeof ICONS;
  /** The state in words. */
  readonly children: ReactNode;
}

/** Where somebody's words are: icon, words and colour. */
export function SavingWord({ saving, children }: SavingWordProps) {
  const Icon = ICONS[saving];
  return (
    <span className={classNames(styles['status'], styles[saving])}>
      <Icon aria-hidden size={18} />
      <span>{children}</span>
    </span>
  );
}
