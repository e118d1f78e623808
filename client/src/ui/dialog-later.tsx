import { Suspense } from 'react';

import type { DialogProps } from './dialog.tsx';
import { latePart } from './late-part.ts';

const Dialog = latePart(async () => (await import('./dialog.tsx')).Dialog);

/** A dialog whose code comes when it is opened, for screens that must be there quickly. */
export function DialogLater(props: DialogProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
