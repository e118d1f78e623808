import { addRecord } from '@holdfast/plan-model';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/why-strings.ts';
import { InTurn } from '../../records/in-turn.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Section } from '../../ui/section.tsx';
import { ProfileItem } from './profile-item.tsx';

import styles from './profiles.module.css';

/** Comes when it is opened, and with it the learners whom others have described. */
const ReadyProfiles = latePart(async () => (await import('./ready-profiles.tsx')).ReadyProfiles);

/** Which learners the plan wants to reach. */
export function Profiles() {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const profiles = usePlan((snapshot) => snapshot.profiles);
  return (
    <Section id="profiles" heading={t('sections.profiles')} guidance={t('profiles.guidance')}>
      {profiles.length === 0 && <p className={styles['empty']}>{t('profiles.empty')}</p>}
      <ul className={styles['list']} aria-label={t('sections.profiles')} data-list="profiles">
        {profiles.map((profile, index) => (
          <InTurn key={profile.id} id={recordKey({ root: 'profiles', id: profile.id })}>
            <ProfileItem profile={profile} number={index + 1} />
          </InTurn>
        ))}
      </ul>
      {mayEdit && <AddProfile />}
    </Section>
  );
}

function AddProfile() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const draft = useLineDraft('profiles');
  const rules = useLineRules();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div className={styles['add']}>
      <AddLine
        id="add-profile"
        label={t('profiles.add')}
        placeholder={t('profiles.addPlaceholder')}
        addLabel={t('goals.addConfirm')}
        rules={rules}
        draft={draft}
        onAdd={(name) => addRecord(plan, 'profiles', { values: { origin: 'local' }, texts: { name } })}
      />
      <Button onClick={() => setChoosing(true)}>
        <ListChecks aria-hidden size={18} />
        {t('profiles.choose')}
      </Button>
      {isChoosing && <ReadyProfiles onClose={() => setChoosing(false)} />}
    </div>
  );
}
