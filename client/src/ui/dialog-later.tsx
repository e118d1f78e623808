import { useEffect, useEffectEvent } from 'react';

import type { DialogProps } from './dialog.tsx';
import { latePart } from './late-part.ts';

/** A dialog whose code comes when it is opened, for screens that must be there quickly. Until then Escape calls it off. */
export const DialogLater = latePart(
  async () => (await import('./dialog.tsx')).Dialog,
  (props) => <Coming {...props} />,
);

function Coming({ onClose }: Pick<DialogProps, 'onClose'>) {
  const handleKey = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === 'Escape') onClose();
  });
  useEffect(() => {
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);
  return null;
}
