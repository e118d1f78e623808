import type { PLAN_SECTIONS } from '@holdfast/plan-model';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { inThePlan } from '../session/plan-view.ts';

import styles from './chapters.module.css';

/** The plan's chapters and their sections. */
const CHAPTERS = [
  { key: 'why', sections: ['vision', 'community', 'profiles', 'causes'] },
  { key: 'want', sections: ['goals', 'outcomes'] },
  { key: 'do', sections: ['measures', 'staff', 'roles', 'practices'] },
  { key: 'goes', sections: ['progress', 'assessments', 'evaluations', 'reviews'] },
] as const;

export const SECTIONS = CHAPTERS.flatMap((chapter): readonly SectionId[] => chapter.sections);

export type SectionId = (typeof CHAPTERS)[number]['sections'][number];

/** Where one is in the plan, and the way to elsewhere. */
export function Chapters({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useTranslation();
  const current = useSectionInView();
  return (
    <nav className={styles['chapters']} aria-label={t('plan.chapters')}>
      {CHAPTERS.map(({ key, sections }) => (
        <div key={key} className={styles['chapter']}>
          <p className={styles['name']} id={`chapter-${key}`}>
            {t(`chapters.${key}`)}
          </p>
          <ul aria-labelledby={`chapter-${key}`}>
            {sections.map((section) => (
              <li key={section}>
                <a
                  className={styles['entry']}
                  href={`#${section}`}
                  aria-current={section === current ? 'location' : undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    onGo?.();
                    // A sheet that has just been closed gives the focus back first.
                    requestAnimationFrame(() => goToSection(section));
                  }}
                >
                  {t(`sections.${section}`)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Brings a section to the top and the keyboard to its heading. */
export function goToSection(section: (typeof PLAN_SECTIONS)[number]): void {
  inThePlan(() => {
    document.getElementById(section)?.scrollIntoView({ block: 'start' });
    document.getElementById(`${section}-heading`)?.focus({ preventScroll: true });
  });
}

/** The section across the upper third of the window. */
function useSectionInView(): SectionId | undefined {
  const [current, setCurrent] = useState<SectionId>();
  useEffect(() => {
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inView.add(target.id);
          else inView.delete(target.id);
        }
        setCurrent(SECTIONS.find((section) => inView.has(section)));
      },
      { rootMargin: '-64px 0px -66% 0px' },
    );
    const observed = new Map<string, HTMLElement>();
    function observeThoseThatStand(): void {
      for (const section of SECTIONS) {
        const element = document.getElementById(section);
        const before = observed.get(section);
        if (element === null || element === before) continue;
        if (before !== undefined) observer.unobserve(before);
        inView.delete(section);
        observed.set(section, element);
        observer.observe(element);
      }
    }
    observeThoseThatStand();
    // A section that comes late stands in the place of its heading, as another element.
    const sheet = observed.values().next().value?.parentElement;
    const arrivals = new MutationObserver(observeThoseThatStand);
    if (sheet) arrivals.observe(sheet, { childList: true });
    return () => {
      arrivals.disconnect();
      observer.disconnect();
    };
  }, []);
  return current;
}
