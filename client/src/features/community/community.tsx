import { ACTOR_GROUPS, type ActorGroup, type ActorSnapshot, isUnreadable } from '@holdfast/plan-model';
import { Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { BringInTable } from '../../records/bring-in-table.tsx';
import { InTurn } from '../../records/in-turn.tsx';
import { listKey, type RecordList } from '../../records/record-list.ts';
import { usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { usePreference } from '../../session/use-preference.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Afterwards } from '../../ui/afterwards.tsx';
import { Button } from '../../ui/button.tsx';
import { GroupBadge } from '../../ui/group-badge.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Section } from '../../ui/section.tsx';
import { ActorItem } from './actor-item.tsx';
import { AddActor } from './add-actor.tsx';

import styles from './community.module.css';

/** What a plan does without is said less often than who is there. */
const AbsentGroups = latePart(async () => (await import('./absent-groups.tsx')).AbsentGroups);
const Where = latePart(async () => (await import('./where.tsx')).Where);

/** Who the community is, by group; groups that are not there yet are quiet gaps that offer to fill them. */
export function Community() {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const actors = usePlan((plan) => plan.actors);
  // A line that was begun for one group is not given in for another after a reload.
  const [group, setGroup] = usePreference<ActorGroup>('community.group', {
    fallback: 'learner',
    parse: parseGroup,
  });
  const input = useRef<HTMLInputElement>(null);

  function fill(missing: ActorGroup): void {
    setGroup(missing);
    input.current?.focus();
  }

  const unreadable = actors.filter((actor) => isUnreadable(actor.group));
  const present = ACTOR_GROUPS.filter((each) => actors.some((actor) => actor.group === each));
  const absent = usePlan((plan) => plan.standing.absentGroups);
  const missing = ACTOR_GROUPS.filter((each) => !present.includes(each) && !absent.has(each));
  return (
    <Section id="community" heading={t('sections.community')} guidance={t('actors.guidance')}>
      {actors.length > 0 && (
        <div className={styles['groups']}>
          {present.map((each) => (
            <GroupBlock key={each} group={each} actors={actors.filter((actor) => actor.group === each)} />
          ))}
          {unreadable.length > 0 && (
            <ActorList group={null} actors={unreadable} label={t('slots.unreadable')} />
          )}
        </div>
      )}
      {mayEdit && <AddActor group={group} onGroup={setGroup} input={input} />}
      {actors.length === 0 && <BringInTable kind="actors" />}
      {missing.length > 0 && <MissingGroups missing={missing} onFill={mayEdit ? fill : undefined} />}
      <Afterwards>
        <AbsentGroups missing={missing} />
        <Where />
      </Afterwards>
    </Section>
  );
}

function parseGroup(stored: unknown): ActorGroup | undefined {
  return ACTOR_GROUPS.find((each) => each === stored);
}

function GroupBlock({
  group,
  actors,
}: {
  readonly group: ActorGroup;
  readonly actors: readonly ActorSnapshot[];
}) {
  const { t } = useTranslation();
  const name = t(`groups.${group}`);
  return (
    <section className={styles['group']} aria-label={name}>
      <h3 className={styles['groupName']}>
        <GroupBadge group={group} name={name} />
        {name}
      </h3>
      <ActorList group={group} actors={actors} label={name} />
    </section>
  );
}

interface ActorListProps {
  readonly group: ActorGroup | null;
  readonly actors: readonly ActorSnapshot[];
  readonly label: string;
}

function ActorList({ group, actors, label }: ActorListProps) {
  const list = useMemo((): RecordList => ({ root: 'actors', group }), [group]);
  return (
    <ul className={styles['actors']} aria-label={label} data-list={listKey(list)}>
      {actors.map((actor) => (
        <InTurn key={actor.id} id={recordKey({ root: 'actors', id: actor.id })}>
          <ActorItem actor={actor} list={list} />
        </InTurn>
      ))}
    </ul>
  );
}

interface MissingGroupsProps {
  readonly missing: readonly ActorGroup[];
  /** Undefined for whoever only reads. */
  readonly onFill: ((group: ActorGroup) => void) | undefined;
}

function MissingGroups({ missing, onFill }: MissingGroupsProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['missing']}>
      <h3 className={styles['missingTitle']}>{t('actors.missing')}</h3>
      <ul className={styles['gaps']} aria-label={t('actors.missing')}>
        {missing.map((group) => (
          <li key={group}>
            {onFill === undefined ? (
              <span className={styles['gap']}>{t(`groups.${group}`)}</span>
            ) : (
              <Button
                aria-label={t('actors.fill', { group: t(`groups.${group}`) })}
                onClick={() => onFill(group)}
              >
                <Plus aria-hidden size={16} />
                {t(`groups.${group}`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
