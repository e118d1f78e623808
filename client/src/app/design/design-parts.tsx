import { ACTOR_GROUPS } from '@holdfast/plan-model';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Avatar } from '../../ui/avatar.tsx';
import { BrandMark } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { DialogLater } from '../../ui/dialog-later.tsx';
import { GroupBadge } from '../../ui/group-badge.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PeerMarks } from '../../ui/peer-marks.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Section } from '../../ui/section.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { showToast } from '../../ui/toast.ts';
import { Version, Versions } from '../../ui/versions.tsx';
import { DesignFields } from './design-fields.tsx';
import { Part } from './design-part.tsx';
import { DesignStates, DesignStatusWords } from './design-states.tsx';
import { DesignValues } from './design-values.tsx';

import styles from './design.module.css';

/** Each part in each of its looks and states. */
export function DesignParts() {
  return (
    <>
      <Part name="Brand, type and sections">
        <BrandMark />
        <Section id="design-section" heading="A section" guidance="One sentence on what belongs here.">
          <p>Words in the size of the text, with a number: 1,234.5.</p>
        </Section>
      </Part>
      <Buttons />
      <Views />
      <DesignFields />
      <DesignValues />
      <Overlays />
      <DesignStates />
      <Part name="Status words">
        <DesignStatusWords />
      </Part>
      <People />
      <Part name="Two versions">
        <Versions>
          <Version label="Yours" nothing="nothing" parts={[part('We meet '), part('weekly', true)]} />
          <Version label="Theirs" nothing="nothing" parts={[part(' ')]} />
        </Versions>
      </Part>
      <Part name="A code for phones">
        <QrCode text="https://plans.example/join#secret" label="A code that leads to the plan" />
      </Part>
    </>
  );
}

const part = (text: string, isOwn = false) => ({ text, isOwn });

function Buttons() {
  return (
    <Part name="Buttons">
      <div className={styles['row']}>
        {(['primary', 'secondary', 'quiet'] as const).map((variant) => (
          <Button key={variant} variant={variant}>
            {variant}
          </Button>
        ))}
        <Button disabled>disabled</Button>
        <Button variant="quiet" square aria-label="More">
          <Ellipsis aria-hidden size={20} />
        </Button>
      </div>
    </Part>
  );
}

function Views() {
  const [view, setView] = useState<'plan' | 'board'>('plan');
  return (
    <Part name="Views">
      <Tabs
        label="Views"
        tabs={[
          { id: 'plan', label: 'Plan' },
          { id: 'board', label: 'Board' },
        ]}
        selected={view}
        onSelect={setView}
      >
        <p>What the view {view} shows.</p>
      </Tabs>
    </Part>
  );
}

function Overlays() {
  const [open, setOpen] = useState<'dialog' | 'panel' | 'confirm'>();
  const close = (): void => setOpen(undefined);
  const items = ['Move up', 'Remove'].map((label) => ({ id: label, label, onAction: () => {} }));
  return (
    <Part name="What opens">
      <div className={styles['row']}>
        <Menu label="A menu" icon={<Ellipsis aria-hidden size={20} />} items={() => items} />
        <Button onClick={() => setOpen('confirm')}>A question</Button>
        <Button onClick={() => setOpen('dialog')}>A dialog, on a phone a sheet</Button>
        <Button onClick={() => setOpen('panel')}>A panel</Button>
        <Button onClick={() => showToast({ text: 'Done.', action: { label: 'Undo', run: () => {} } })}>
          A message
        </Button>
      </div>
      {open === 'confirm' && (
        <Confirm label="Take it back" cancelLabel="Leave it" onConfirm={close} onCancel={close}>
          It is removed for everybody. This cannot be undone.
        </Confirm>
      )}
      {open === 'dialog' && (
        <DialogLater title="A dialog" closeLabel="Close" onClose={close}>
          <p>It keeps the focus until it is closed.</p>
        </DialogLater>
      )}
      {open === 'panel' && (
        <Panel title="A panel" closeLabel="Close" onClose={close} isFromLink={false}>
          <p>It moves nothing that is being read.</p>
        </Panel>
      )}
    </Part>
  );
}

const HANDS = ['Ana', 'Ben Brook', 'Chloé', 'Danilo', 'Éva Erdős'].map((name, colour) => ({
  id: name,
  name,
  colour,
}));

function People() {
  const { t } = useTranslation();
  return (
    <Part name="People and groups">
      <div className={styles['row']}>
        {Array.from({ length: 12 }, (_, colour) => (
          <Avatar key={colour} name={`Person ${colour}`} colour={colour} />
        ))}
      </div>
      <div className={styles['row']}>
        {ACTOR_GROUPS.map((group) => (
          <GroupBadge key={group} group={group} name={t(`groups.${group}`)} />
        ))}
      </div>
      <p>
        <span className={styles['field']}>
          One hand
          <PeerMarks people={HANDS.slice(0, 1)} more={0} />
        </span>
      </p>
      <p>
        <span className={styles['field']}>
          Forty hands
          <PeerMarks people={HANDS} more={35} />
        </span>
      </p>
    </Part>
  );
}
