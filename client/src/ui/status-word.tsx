import {
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CirclePause,
  CirclePlay,
  CircleSlash,
  Flag,
  Handshake,
  Hourglass,
  type LucideIcon,
  MessagesSquare,
  OctagonAlert,
  PencilLine,
  TrendingUp,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';

import { classNames } from './class-names.ts';

import styles from './status-word.module.css';

const LOOKS = {
  // How far a section or a target is agreed.
  draft: { icon: PencilLine, tone: 'quiet' },
  consultation: { icon: MessagesSquare, tone: 'care' },
  agreed: { icon: Handshake, tone: 'note' },
  // Where a measure stands.
  open: { icon: CircleDashed, tone: 'quiet' },
  running: { icon: CirclePlay, tone: 'good' },
  done: { icon: CircleCheck, tone: 'good' },
  paused: { icon: CirclePause, tone: 'care' },
  ended: { icon: CircleSlash, tone: 'quiet' },
  // How far a demand on the plan is met.
  met: { icon: CircleCheck, tone: 'good' },
  partly: { icon: CircleDotDashed, tone: 'note' },
  missing: { icon: CircleDashed, tone: 'care' },
  notApplicable: { icon: CircleSlash, tone: 'quiet' },
  // Where a target stands.
  onTrack: { icon: TrendingUp, tone: 'good' },
  atRisk: { icon: TriangleAlert, tone: 'care' },
  offTrack: { icon: OctagonAlert, tone: 'bad' },
  reached: { icon: Flag, tone: 'good' },
  noData: { icon: Hourglass, tone: 'quiet' },
} as const satisfies Record<string, { readonly icon: LucideIcon; readonly tone: string }>;

export type StatusLook = keyof typeof LOOKS;

export interface StatusWordProps {
  readonly look: StatusLook;
  /** The word itself. */
  readonly children: ReactNode;
}

/** Where something stands: a word, an icon and a colour, never the colour alone. */
export function StatusWord({ look, children }: StatusWordProps) {
  const { icon: Icon, tone } = LOOKS[look];
  return (
    <span className={classNames(styles['status'], styles[tone])}>
      <Icon aria-hidden size={16} />
      {children}
    </span>
  );
}
