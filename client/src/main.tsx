import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app.tsx';
import { openShell } from './app/open-shell.ts';
import { leaveWhenAsked } from './platform/ask-tabs-to-leave.ts';
import { openDevice } from './session/open-device.ts';
import { closeAllPlans } from './session/open-plans.ts';
import { startStrings } from './strings/strings.ts';
import { keepInSight } from './ui/keep-in-sight.ts';
import { followColorScheme } from './ui/theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('main: the page has no element with the id "root"');

followColorScheme();
keepInSight();
const device = openDevice();
const shell = openShell(device);
leaveWhenAsked({ leave: closeAllPlans, gone: () => window.location.replace('/left') });
await startStrings();
createRoot(root).render(
  <StrictMode>
    <App device={device} shell={shell} />
  </StrictMode>,
);
