import { type ReactNode, startTransition, useEffect, useState } from 'react';

import { whenIdle } from './when-idle.ts';

/** What can wait until the page around it is drawn and idle: nobody reads or writes later because of it. */
export function Afterwards({ children }: { readonly children: ReactNode }) {
  const [isTime, setTime] = useState(false);
  useEffect(() => whenIdle(() => startTransition(() => setTime(true)), { timeout: 2000 }), []);
  return isTime ? children : null;
}
