import { Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { importRequest, type TableKind } from '../session/import-request.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { Button } from '../ui/button.tsx';

/** Beside the first line of what is still empty: many a plan begins as a table. */
export function BringInTable({ kind }: { readonly kind: TableKind }) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  if (!mayEdit) return null;
  return (
    <p>
      <Button variant="quiet" onClick={() => importRequest.set({ kind })}>
        <Table2 aria-hidden size={18} />
        {t(`plan.bringInOf.${kind}`)}
      </Button>
    </p>
  );
}
