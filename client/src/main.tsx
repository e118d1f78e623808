import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app.tsx';
import { openShell } from './app/open-shell.ts';
import { openDevice } from './session/open-device.ts';
import { startStrings } from './strings/strings.ts';
import { followColorScheme } from './ui/theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('main: the page has no element with the id "root"');

followColorScheme();
const device = openDevice();
const shell = openShell(device);
await startStrings();
createRoot(root).render(
  <StrictMode>
    <App device={device} shell={shell} />
  </StrictMode>,
);
