import { ACTOR_GROUPS, type ActorGroup, isUnreadable, type MeasureSnapshot } from '@holdfast/plan-model';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import { usePlan } from '../../session/open-plan-context.ts';
import { lineOf } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { SeveralAccountable } from '../../slots/several-accountable.tsx';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { GroupBadge } from '../../ui/group-badge.tsx';
import { PickMenu } from '../../ui/pick-menu.tsx';
import { Section } from '../../ui/section.tsx';
import { useIsPhone } from '../../ui/use-media.ts';
import { idleActors } from './idle-actors.ts';
import { RoleList } from './role-list.tsx';
import { RoleMatrix } from './role-matrix.tsx';

import styles from './roles.module.css';

/** What everybody's part is in what will be done. */
export function Roles() {
  const { t } = useTranslation();
  const all = usePlan((plan) => plan.measures);
  const measures = useMemo(() => all.filter(({ status }) => status !== 'dropped'), [all]);
  const hasActors = usePlan((plan) => plan.actors.length > 0);
  return (
    <Section id="roles" heading={t('sections.roles')} guidance={t('roles.guidance')}>
      {measures.length === 0 && (
        <Missing text={t('roles.noMeasures')} action={t('roles.addMeasure')} line="add-measure" />
      )}
      {measures.length > 0 && !hasActors && (
        <Missing text={t('roles.noActors')} action={t('roles.addActor')} line="add-actor" />
      )}
      {measures.length > 0 && hasActors && <Parts measures={measures} />}
    </Section>
  );
}

interface MissingProps {
  readonly text: string;
  readonly action: string;
  /** The line in which it is added. */
  readonly line: string;
}

function Missing({ text, action, line }: MissingProps) {
  const mayEdit = useMayEdit();
  return (
    <div className={styles['missing']}>
      <p className={styles['quiet']}>{text}</p>
      {mayEdit && <Button onClick={() => document.getElementById(line)?.focus()}>{action}</Button>}
    </div>
  );
}

function Parts({ measures }: { readonly measures: readonly MeasureSnapshot[] }) {
  const isPhone = useIsPhone();
  const actors = usePlan((plan) => plan.actors);
  const [groups, setGroups] = useState<readonly ActorGroup[]>([]);
  const shown = useMemo(
    () =>
      actors.filter(({ group }) => groups.length === 0 || (!isUnreadable(group) && groups.includes(group))),
    [actors, groups],
  );
  return (
    <>
      <Findings measures={measures} />
      {isPhone ? (
        <RoleList measures={measures} />
      ) : (
        <>
          <GroupFilter groups={groups} onGroups={setGroups} />
          <RoleMatrix measures={measures} actors={shown.length === 0 ? actors : shown} />
        </>
      )}
    </>
  );
}

/** What is not clear yet: in sentences, and where two answer for one measure with a way to mend it. */
function Findings({ measures }: { readonly measures: readonly MeasureSnapshot[] }) {
  const { t } = useTranslation();
  const links = usePlan((plan) => plan.links);
  const actors = usePlan((plan) => plan.actors);
  const unanswered = measures.filter(({ id }) => !links.accountableByMeasure.has(id)).length;
  const doubtful = measures.filter(({ id }) => (links.accountableByMeasure.get(id)?.length ?? 0) > 1);
  const idle = idleActors(links, actors).size;
  const sentences = [
    unanswered > 0 && t('roles.unanswered', { count: unanswered }),
    idle > 0 && t('roles.idle', { count: idle }),
  ].filter((sentence) => sentence !== false);
  return (
    <>
      {sentences.length > 0 && <p className={styles['quiet']}>{sentences.join(' ')}</p>}
      {doubtful.map(({ id, title }) => (
        <SeveralAccountable
          key={id}
          record={{ root: 'measures', id }}
          title={lineOf(title) || t('kinds.measures.untitled')}
        />
      ))}
    </>
  );
}

interface GroupFilterProps {
  readonly groups: readonly ActorGroup[];
  readonly onGroups: (groups: readonly ActorGroup[]) => void;
}

function GroupFilter({ groups, onGroups }: GroupFilterProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const actors = usePlan((plan) => plan.actors);
  const present = ACTOR_GROUPS.filter((each) => actors.some(({ group }) => group === each));
  const names = format.list(groups.map((each) => t(`groups.${each}`))) || t('roles.allGroups');
  if (present.length < 2) return null;
  return (
    <PickMenu
      label={t('roles.groups', { groups: names })}
      mode="multiple"
      className={styles['filter']}
      options={present.map((each) => ({
        id: each,
        label: t(`groups.${each}`),
        mark: <GroupBadge group={each} name={t(`groups.${each}`)} />,
      }))}
      picked={groups}
      onPick={onGroups}
    >
      {t('roles.groups', { groups: names })}
    </PickMenu>
  );
}
