import { useTranslation } from 'react-i18next';

import type { AppShell } from '../platform/app-shell.ts';
import { AppShellContext } from '../session/app-shell-context.ts';
import { type Device, DeviceContext } from '../session/device.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { DeviceNotice } from './device-notice.tsx';
import { Failure } from './failure.tsx';
import { MissingPartNotice } from './missing-part-notice.tsx';
import { Routes } from './routes.tsx';
import { UpdateNotice } from './update-notice.tsx';

import styles from './app.module.css';

export interface AppProps {
  readonly device: Device;
  readonly shell: AppShell;
}

export function App({ device, shell }: AppProps) {
  const { t } = useTranslation();
  return (
    <DeviceContext value={device}>
      <AppShellContext value={shell}>
        <a href="#content" className={`visually-hidden ${styles['skip'] ?? ''}`}>
          {t('app.skipToContent')}
        </a>
        <div className={styles['notices']}>
          <DeviceNotice />
          <UpdateNotice />
          <MissingPartNotice />
        </div>
        <ErrorBoundary renderFallback={(error, retry) => <Failure error={error} onRetry={retry} />}>
          <Routes />
        </ErrorBoundary>
        <Toasts label={t('app.notifications')} closeLabel={t('app.close')} />
      </AppShellContext>
    </DeviceContext>
  );
}
