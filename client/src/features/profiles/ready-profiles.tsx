import type { LibraryProfile } from '@holdfast/content';
import { profileOrigin, profilesEn } from '@holdfast/content/profiles';
import { addRecord, DIMENSIONS } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { fromWords } from '../../records/from-words.ts';
import { ReadyWordsDialog } from '../../records/ready-words-dialog.tsx';
import type { ReadyWords } from '../../records/ready-words.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { lineOf } from '../../session/record-name.ts';

/** The learners whom others have described, to take over with what they may need. */
export function ReadyProfiles({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const inPlan = usePlan((snapshot) => snapshot.profiles);
  // A profile has no code; one whose name was changed is another one.
  const names = new Set(inPlan.map(({ name }) => lineOf(name)));
  const items = profilesEn.map((profile) => ({
    kind: profile.origin.kind,
    item: {
      id: profile.key,
      title: profile.name,
      about: profile.description,
      from: fromWords(profile.origin, t),
      isThere: names.has(profile.name),
    },
  }));
  const itemsOf = (kind: LibraryProfile['origin']['kind']): readonly ReadyWords[] =>
    items.filter((each) => each.kind === kind).map(({ item }) => item);

  function choose({ id }: ReadyWords): void {
    const profile = profilesEn.find(({ key }) => key === id);
    if (profile === undefined) return;
    const { name, description, needs } = profile;
    const values = DIMENSIONS.map((dimension) => [`need:${dimension}`, needs[dimension] ?? null]);
    addRecord(plan, 'profiles', {
      values: { ...Object.fromEntries(values), origin: profileOrigin(profile) },
      texts: { name, description },
    });
  }
  return (
    <ReadyWordsDialog
      title={t('readyWords.profiles.title')}
      guidance={t('readyWords.profiles.guidance')}
      groups={[
        { id: 'cited', name: t('readyWords.profiles.ofSources'), items: itemsOf('cited') },
        { id: 'suggested', name: t('readyWords.profiles.ofHoldfast'), items: itemsOf('suggested') },
      ]}
      onChoose={choose}
      onClose={onClose}
    />
  );
}
