import { HowWeWillKnow } from '../features/measurements/how-we-will-know.tsx';
import { goToSection } from './chapters.tsx';

/** The chapter on how it goes, as its parts meet others. */
export function Progress() {
  return <HowWeWillKnow onGoToTargets={() => goToSection('goals')} />;
}
