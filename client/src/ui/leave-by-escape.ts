import type { KeyboardEvent } from 'react';

/** For `onKeyDown`: Escape leaves what is inside, and what is around it stays. */
export function leaveByEscape(onLeave: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onLeave();
  };
}
