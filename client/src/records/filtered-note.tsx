import { latePart } from '../ui/late-part.ts';
import type { ShownCountProps } from './shown-count.tsx';

const ShownCount = latePart(async () => (await import('./shown-count.tsx')).ShownCount);

/** Beside a list of which a filter shows a part: how much of it that is. Nothing while all of it is shown. */
export function FilteredNote(props: ShownCountProps) {
  return props.shown === props.count ? null : <ShownCount {...props} />;
}
