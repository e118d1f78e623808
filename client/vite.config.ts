import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

import { planChunk } from './plan-chunk.ts';

/** The relay that a page of the dev server talks to. */
const RELAY = process.env['RELAY_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      // An update waits until nobody's work is in the way: see src/platform/app-shell.ts, which also registers it.
      registerType: 'prompt',
      injectRegister: false,
      // The kill switch of docs/OPERATIONS.md: a worker that takes itself and its stored files away.
      selfDestroying: process.env['SERVICE_WORKER'] === 'remove',
      strategies: 'generateSW',
      filename: 'sw.js',
      includeManifestIcons: false,
      manifest: {
        name: 'Holdfast',
        short_name: 'Holdfast',
        description: 'One action plan against early leaving, written together by the whole school community.',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#fdfdfc',
        theme_color: '#fdfdfc',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // The plugin adds the manifest itself.
        globPatterns: ['**/*.{html,js,css,svg,png,woff2}'],
        maximumFileSizeToCacheInBytes: 4_000_000,
        navigateFallback: '/index.html',
        // What the relay answers is never the shell's to give.
        navigateFallbackDenylist: [
          /^\/api(\/|$)/,
          /^\/sync(\/|$)/,
          /^\/healthz$/,
          /^\/readyz$/,
          /^\/metrics$/,
        ],
        cleanupOutdatedCaches: true,
        sourcemap: false,
      },
    }),
  ],
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] },
  server: {
    proxy: {
      '/api': RELAY,
      '/sync': { target: RELAY, ws: true },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    // One small file: the style of a part that comes late cannot be missing when the part is there.
    cssCodeSplit: false,
    target: 'es2022',
    // What every page needs is one file. In sixty small ones it was 13 kB more, since each is packed by itself.
    // So is what a plan needs besides.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'shell', tags: ['$initial'], priority: 1 },
            { name: planChunk(), debugName: 'plan' },
          ],
        },
      },
    },
  },
});
