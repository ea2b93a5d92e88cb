/** Builds the pages: the room's screen, its simulator, the township's console, and the gallery of all states. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = (name: string): string => fileURLToPath(new URL(`${name}.html`, import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'chrome120',
    // The page's policy allows no inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        kiosk: page('index'),
        simulator: page('simulator'),
        township: page('township'),
        gallery: page('gallery'),
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': 'http://127.0.0.1:8600',
      '/voice': 'http://127.0.0.1:8600',
      '/socket.io': { target: 'http://127.0.0.1:8600', ws: true },
    },
  },
});
