import { HowWeWillKnow } from '../features/measurements/how-we-will-know.tsx';
import { goToSection } from './chapters.tsx';

export { Assessments } from '../features/assessments/assessments.tsx';
export { Evaluations } from '../features/evaluations/evaluations.tsx';
export { Reviews } from '../features/reviews/reviews.tsx';

/** The chapter on how it goes comes as one part; here its sections meet the others. */
export function Progress() {
  return <HowWeWillKnow onGoToTargets={() => goToSection('goals')} />;
}
