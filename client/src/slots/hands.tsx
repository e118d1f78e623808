import { MOST_HANDS } from '../session/presence.ts';
import { usePeersAt } from '../session/use-presence.ts';
import { PeerMarks } from '../ui/peer-marks.tsx';

export interface HandsProps {
  /** The key of the field. */
  readonly place: string;
}

/** Whose hands are on a field; stands in what it marks, which is positioned. */
export function Hands({ place }: HandsProps) {
  const peers = usePeersAt(place);
  if (peers.length === 0) return null;
  const people = peers
    .slice(0, MOST_HANDS)
    .map(({ participantId, name, colour }) => ({ id: participantId, name, colour }));
  return <PeerMarks people={people} more={peers.length - people.length} />;
}
