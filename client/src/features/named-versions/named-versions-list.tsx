import { BookOpen, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as Y from 'yjs';

import type { NamedVersion, NamedVersions } from '../../platform/named-versions.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { closePanel } from '../../session/plan-panel.ts';
import { useShownVersion } from '../../session/shown-version.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useNamedVersions } from '../../session/use-named-versions.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useFormat } from '../../strings/format.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.ts';

import listStyles from '../../ui/panel-list.module.css';
import styles from './named-versions.module.css';

const MAX_NAME_LENGTH = 200;

/** Keeps the plan as it is now under a name, and leads back to what was kept. */
export function NamedVersionsList() {
  const { t } = useTranslation();
  const { instance } = useOpenPlan();
  const draft = useLineDraft('named-versions');
  const line = useRef(draft.text);
  useEffect(() => {
    line.current = draft.text;
  }, [draft.text]);
  const rules = useLineRules(MAX_NAME_LENGTH);
  const versions = useNamedVersions();
  const list = useReadable(versions.list);
  const [hasFailed, setFailed] = useState(false);

  function keep(name: string): void {
    versions.keep(name, Y.encodeStateAsUpdate(instance.doc)).then(
      () => setFailed(false),
      () => {
        // The plan itself is where it was; only the name has to be given again, unless another is being written by now.
        setFailed(true);
        if (line.current.trim() === '') draft.setText(name);
      },
    );
  }

  return (
    <>
      <p className={listStyles['text']}>{t('versions.text')}</p>
      <AddLine
        label={t('versions.add')}
        placeholder={t('versions.placeholder')}
        addLabel={t('versions.keep')}
        rules={rules}
        draft={draft}
        onAdd={keep}
      />
      {hasFailed && <Notice kind="bad">{t('versions.notKept')}</Notice>}
      {list?.length === 0 && <p className={listStyles['text']}>{t('versions.empty')}</p>}
      {list !== undefined && list.length > 0 && (
        <ul aria-label={t('versions.heading')}>
          {list.map((version) => (
            <NamedVersionItem key={version.id} version={version} versions={versions} />
          ))}
        </ul>
      )}
    </>
  );
}

interface NamedVersionItemProps {
  readonly version: NamedVersion;
  readonly versions: NamedVersions;
}

function NamedVersionItem({ version: { id, name, keptAt }, versions }: NamedVersionItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = useShownVersion();

  function read(): void {
    shown.show(id);
    closePanel();
  }
  function remove(): void {
    versions.remove(id).then(
      (undo) => {
        if (shown.id === id) shown.show(undefined);
        const action = { label: t('app.undo'), run: () => void undo().catch(sayFailed) };
        showToast({ text: t('versions.removed', { name }), action });
      },
      // It is still in the list.
      sayFailed,
    );
  }
  function sayFailed(): void {
    showToast({ text: t('versions.notChanged') });
  }

  return (
    <li className={listStyles['item']}>
      <span className={styles['what']}>
        <bdi>{name}</bdi>
        <span className={styles['when']}>{format.moment(keptAt)}</span>
      </span>
      <span className={styles['acts']}>
        <Button aria-label={t('versions.readNamed', { name })} onClick={read}>
          <BookOpen aria-hidden size={18} />
          {t('versions.read')}
        </Button>
        <Button variant="quiet" square aria-label={t('versions.removeNamed', { name })} onClick={remove}>
          <Trash2 aria-hidden size={18} />
        </Button>
      </span>
    </li>
  );
}
