import { type ActorGroup, type GroupHeard, isHeard } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { initials } from '../../ui/avatar.tsx';
import { groupLook } from '../../ui/group-badge.tsx';

import styles from './heard.module.css';

export interface RoundTableProps {
  readonly groups: readonly GroupHeard[];
  readonly onChoose: (group: ActorGroup) => void;
}

const SIZE = 320;
const MIDDLE = SIZE / 2;
const TABLE = 84;
/** From the middle to the middle of a chair. */
const REACH = 130;
const CHAIR = 23;
const ICON = 17;

/**
 * A chair per group around one table: filled with the group's colour where it was heard, and an outline of dashes where it
 * was not. The list beside it says the same in words, and is what the keyboard and a screen reader use.
 */
export function RoundTable({ groups, onChoose }: RoundTableProps) {
  const { t } = useTranslation();
  const counts = { heard: groups.filter(isHeard).length, all: groups.length };
  return (
    <svg
      className={styles['table']}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-label={t('heard.picture', counts)}
    >
      <circle className={styles['tableTop']} cx={MIDDLE} cy={MIDDLE} r={TABLE} />
      <text className={styles['tableCount']} x={MIDDLE} y={MIDDLE}>
        {t('heard.count', counts)}
      </text>
      {groups.map((heard, index) => (
        <Chair
          key={heard.group}
          heard={heard}
          angle={(2 * Math.PI * index) / groups.length - Math.PI / 2}
          onChoose={() => onChoose(heard.group)}
        />
      ))}
    </svg>
  );
}

interface ChairProps {
  readonly heard: GroupHeard;
  readonly angle: number;
  readonly onChoose: () => void;
}

function Chair({ heard, angle, onChoose }: ChairProps) {
  const { t } = useTranslation();
  const { icon: Icon, colour } = groupLook(heard.group);
  const name = t(`groups.${heard.group}`);
  const isTaken = isHeard(heard);
  const [x, y] = [MIDDLE + REACH * Math.cos(angle), MIDDLE + REACH * Math.sin(angle)];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a short way for a finger to the row in the list, which the keyboard reaches by itself
    <g
      className={styles['chair']}
      data-chair={heard.group}
      data-taken={isTaken}
      style={{ color: colour }}
      onClick={onChoose}
    >
      <title>{name}</title>
      <circle cx={x} cy={y} r={CHAIR} />
      <Icon x={x - ICON / 2} y={y - ICON + 2} size={ICON} aria-hidden />
      <text x={x} y={y + ICON / 2 + 2}>
        {initials(name)}
      </text>
    </g>
  );
}
