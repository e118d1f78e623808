import { useState } from 'react';

import { useLineDraft } from '../../session/use-line-draft.ts';

/** Of words for everybody. */
export const NOBODY = '';

/** Around whom kept words are for: a sign that nobody writes. */
const EDGE = '\u0000';

interface Begun {
  readonly addressee: string;
  readonly text: string;
}

/** What was begun under a name of this device, with whom it is for; or what stands there as long as nothing was. */
export function useBegun(draft: string, initial: string) {
  const line = useLineDraft(draft);
  const begun = partBegun(line.text);
  const [isBegun, setBegun] = useState(line.text !== '');
  // Also while all words are taken out: those that are written in their place are for the same.
  const [addressee, setAddressee] = useState(begun.addressee);
  const keep = (now: Begun, isFromHere = true): void => {
    setBegun(isFromHere);
    setAddressee(now.addressee);
    line.setText(joinBegun(now));
  };
  const text = isBegun ? begun.text : initial;
  return {
    text,
    addressee,
    setText: (next: string) => keep({ addressee, text: next }),
    setAddressee: (next: string) => keep({ addressee: next, text }),
    clear: () => keep({ addressee: NOBODY, text: '' }, false),
  };
}

function joinBegun({ addressee, text }: Begun): string {
  return addressee === NOBODY || text === '' ? text : `${EDGE}${addressee}${EDGE}${text}`;
}

function partBegun(kept: string): Begun {
  if (!kept.startsWith(EDGE)) return { addressee: NOBODY, text: kept };
  const [, addressee = NOBODY, ...words] = kept.split(EDGE);
  return { addressee, text: words.join(EDGE) };
}
