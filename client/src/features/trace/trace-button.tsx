import type { RecordAddress } from '@holdfast/plan-model';
import { Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/why-strings.ts';
import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';
import { CHAIN, type ChainAddress } from './trace-of.ts';

const TraceDialog = latePart(async () => (await import('./trace-dialog.tsx')).TraceDialog);

/** Leads from a record of the chain to what hangs together with it; nothing for what stands in no chain. */
export function TraceButton({ record }: { readonly record: RecordAddress }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!isInChain(record)) return null;
  return (
    <div>
      <Button onClick={() => setOpen(true)}>
        <Waypoints aria-hidden size={18} />
        {t('trace.open')}
      </Button>
      {isOpen && <TraceDialog record={record} onClose={() => setOpen(false)} />}
    </div>
  );
}

function isInChain(record: RecordAddress): record is ChainAddress {
  return CHAIN.some((root) => root === record.root);
}
