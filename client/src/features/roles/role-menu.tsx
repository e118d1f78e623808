import { type ActorId, addLink, type MeasureId, removeLink } from '@holdfast/plan-model';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { MEASURE_ROLES, type MeasureRole, rolesOfMeasure } from '../../session/measure-roles.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { shownName } from '../../session/record-name.ts';
import { useHand } from '../../session/use-presence.ts';
import { Options } from '../../ui/open-pick-menu.tsx';
import { PageLocale } from '../../ui/page-locale.tsx';
import { ROLE_ICONS } from './role-icons.ts';

import menu from '../../ui/menu.module.css';

export interface RoleMenuProps {
  readonly measure: MeasureId;
  readonly actor: ActorId;
  /** The cell that it is about, which has the focus before and after. */
  readonly cell: HTMLElement;
  readonly onClose: () => void;
}

const NOTHING = 'nothing';

/** Which parts one actor has in one measure. */
export function RoleMenu({ measure, actor, cell, onClose }: RoleMenuProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const links = usePlan((snapshot) => snapshot.links);
  const anchor = useMemo(() => ({ current: cell }), [cell]);
  const setHand = useHand(`measures/${measure}/responsible`);
  const layHand = useEffectEvent(() => setHand(true));
  useEffect(() => layHand(), []);
  const roles = rolesOfMeasure(links, measure);
  const picked = MEASURE_ROLES.filter((role) => roles[role]?.includes(actor) === true);

  function choose(next: readonly (MeasureRole | typeof NOTHING)[]): void {
    const isEmptied = next.includes(NOTHING);
    for (const kind of MEASURE_ROLES) {
      const isWanted = !isEmptied && next.includes(kind);
      if (isWanted && !picked.includes(kind)) addLink(plan, { kind, measure, actor });
      if (!isWanted && picked.includes(kind)) removeLink(plan, { kind, measure, actor });
    }
  }
  const label = t('roles.choose', {
    actor: shownName(plan.snapshot(), { root: 'actors', id: actor }, t),
    measure: shownName(plan.snapshot(), { root: 'measures', id: measure }, t),
  });
  return (
    <PageLocale>
      <Popover
        aria-label={label}
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
        placement="bottom start"
        className={menu['popover'] ?? ''}
      >
        <Options
          label={label}
          mode="multiple"
          options={[
            ...MEASURE_ROLES.map((role) => {
              const Icon = ROLE_ICONS[role];
              return { id: role, label: t(`roles.parts.${role}`), mark: <Icon aria-hidden size={16} /> };
            }),
            { id: NOTHING, label: t('roles.parts.none') },
          ]}
          picked={picked}
          onPick={choose}
          onDone={onClose}
        />
      </Popover>
    </PageLocale>
  );
}
