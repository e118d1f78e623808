import { GROUPS, type Group, type Role, ROLES } from '@holdfast/sync-protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { failureKey } from '../../platform/failure-key.ts';
import type { InvitationRow } from '../../platform/invitation-row.ts';
import type { InvitationWish } from '../../platform/plan-invitations.ts';
import { useDevice } from '../../session/device.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LinkField } from './link-field.tsx';
import { endOf, type Invitations } from './use-invitations.ts';

import styles from './sharing.module.css';

const DAY_MS = 24 * 60 * 60 * 1000;
const VALIDITIES = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, always: undefined } as const;
type Validity = keyof typeof VALIDITIES;
const USES = { any: undefined, once: 1, class: 30, hundred: 100 } as const;
type Uses = keyof typeof USES;
/** As the relay takes it. */
const LABEL_LETTERS = 120;

interface Choices {
  readonly role: Role;
  readonly group: Group | 'own';
  readonly validity: Validity;
  readonly uses: Uses;
  readonly label: string;
}

interface InvitationFormProps extends Pick<Invitations, 'create' | 'state'> {
  readonly invitedAs: Role;
  /** Whom it is for from the beginning: then the choices are open, to be seen. */
  readonly group: Group | undefined;
}

/** Makes a link that lets others in with a role, and shows it as long as it does. */
export function InvitationForm({ create, state, invitedAs, group }: InvitationFormProps) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<Choices>({
    role: invitedAs,
    group: group ?? 'own',
    validity: 'month',
    uses: 'any',
    label: '',
  });
  const { make, invitation, problem, isBusy } = useMake(create);
  const change = (change: Partial<Choices>): void => setChoices({ ...choices, ...change });
  return (
    <div className={styles['invite']}>
      <SelectField
        label={t('share.roleLabel')}
        help={t(`roleExplained.${choices.role}`)}
        value={choices.role}
        onChange={(role) => change({ role })}
        options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
      <details className={styles['more']} open={group !== undefined}>
        <summary>{t('share.more')}</summary>
        <MoreChoices choices={choices} onChange={change} />
      </details>
      <Button variant="primary" disabled={isBusy} onClick={() => void make(toWish(choices))}>
        {isBusy ? t('share.creating') : t('share.create')}
      </Button>
      {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
      {invitation !== undefined && (
        <MadeLink key={invitation.invitationId} invitation={invitation} state={state} />
      )}
    </div>
  );
}

interface MadeLinkProps extends Pick<Invitations, 'state'> {
  readonly invitation: InvitationRow;
}

function MadeLink({ invitation, state }: MadeLinkProps) {
  const { t } = useTranslation();
  const { clock } = useDevice();
  const end = endOf(invitation, state, clock.now());
  return end === undefined ? (
    <LinkField invitation={invitation} />
  ) : (
    <Notice kind="note">{t(`share.ended.${end}`)}</Notice>
  );
}

interface MoreChoicesProps {
  readonly choices: Choices;
  readonly onChange: (change: Partial<Choices>) => void;
}

function MoreChoices({ choices, onChange }: MoreChoicesProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['choices']}>
      <SelectField
        label={t('share.groupLabel')}
        value={choices.group}
        onChange={(group) => onChange({ group })}
        options={[
          { value: 'own', label: t('share.groupOwn') },
          ...GROUPS.map((value) => ({ value, label: t(`groups.${value}`) })),
        ]}
      />
      <SelectField
        label={t('share.validityLabel')}
        value={choices.validity}
        onChange={(validity) => onChange({ validity })}
        options={keysOf(VALIDITIES).map((value) => ({ value, label: t(`share.validity.${value}`) }))}
      />
      <SelectField
        label={t('share.usesLabel')}
        value={choices.uses}
        onChange={(uses) => onChange({ uses })}
        options={keysOf(USES).map((value) => ({ value, label: t(`share.uses.${value}`) }))}
      />
      <TextField
        label={t('share.labelLabel')}
        help={t('share.labelHelp')}
        value={choices.label}
        onChange={(label) => onChange({ label })}
        maxLength={LABEL_LETTERS}
      />
    </div>
  );
}

function toWish({ role, group, validity, uses, label }: Choices): InvitationWish {
  const validForMs = VALIDITIES[validity];
  const maxUses = USES[uses];
  return {
    role,
    ...(group !== 'own' && { group }),
    ...(validForMs !== undefined && { validForMs }),
    ...(maxUses !== undefined && { maxUses }),
    ...(label.trim() !== '' && { label: label.trim() }),
  };
}

function keysOf<Key extends string>(of: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(of) as Key[];
}

function useMake(create: Invitations['create']) {
  const { t } = useTranslation();
  const [invitation, setInvitation] = useState<InvitationRow>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function make(wish: InvitationWish): Promise<void> {
    setBusy(true);
    const answer = await create(wish);
    setBusy(false);
    // A link that the relay does not know yet would send people away, so it is not shown.
    setInvitation(answer.kind === 'done' ? answer.invitation : undefined);
    if (answer.kind === 'done') setProblem(undefined);
    else if (answer.kind === 'unsent') {
      setProblem(t('share.failed', { reason: t(failureKey(answer.failure)) }));
    } else setProblem(t('share.failed', { reason: t(`storage.${answer.problem}`) }));
  }
  return { make, invitation, problem, isBusy };
}
