import { lazy, Suspense } from 'react';

import type { DialogProps } from './dialog.tsx';

const Dialog = lazy(async () => ({ default: (await import('./dialog.tsx')).Dialog }));

/** A dialog whose code comes when it is opened, for screens that must be there quickly. */
export function DialogLater(props: DialogProps) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
