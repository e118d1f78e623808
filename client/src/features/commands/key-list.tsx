import '../../strings/seldom-strings.ts';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../../ui/dialog.tsx';

import styles from './commands.module.css';

const KEYS = [
  ['find', ['Mod', 'K']],
  ['keys', ['?']],
  ['undo', ['Mod', 'Z']],
  ['redo', ['Mod', 'Shift', 'Z']],
  ['bold', ['Mod', 'B']],
  ['italic', ['Mod', 'I']],
  ['insert', ['/']],
  ['mention', ['@']],
  ['comment', ['Mod', 'Alt', 'M']],
  ['suggest', ['Mod', 'Alt', 'S']],
  ['thread', ['Alt', 'PgUp PgDn']],
  ['add', ['Enter']],
  ['move', ['Alt', '↑ ↓']],
  ['leave', ['Esc']],
  ['messages', ['F6']],
] as const;

/** The keys that do something here. None of them is a bare letter. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const mod = navigator.userAgent.includes('Mac') ? '⌘' : t('keys.ctrl');
  return (
    <Dialog title={t('keys.title')} closeLabel={t('app.close')} onClose={onClose}>
      <table className={styles['keys']}>
        <tbody>
          {KEYS.map(([name, keys]) => (
            <tr key={name}>
              <th scope="row">{t(`keys.does.${name}`)}</th>
              <td dir="ltr">
                <kbd>{keys.map((key) => (key === 'Mod' ? mod : key)).join(' + ')}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
