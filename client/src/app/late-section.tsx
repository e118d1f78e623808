import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';

import { latePart } from '../ui/late-part.ts';
import { Section } from '../ui/section.tsx';
import type { SectionId } from './chapters.tsx';

/** A section whose code comes after the plan's first words; until then its heading keeps its place. */
export function lateSection(id: SectionId, load: () => Promise<ComponentType>) {
  return latePart(load, () => <Heading id={id} />);
}

function Heading({ id }: { readonly id: SectionId }) {
  const { t } = useTranslation();
  return <Section id={id} heading={t(`sections.${id}`)} />;
}
