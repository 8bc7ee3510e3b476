import { defineConfig } from 'vite';

export default defineConfig({
  // Relative, so that the page works under any path and behind any proxy; the server rewrites the page's own links.
  base: './',
  oxc: { jsx: { runtime: 'automatic' } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The notices of what is bundled travel with it, inside the assembly.
    license: { fileName: 'licenses.md' },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8192,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
});
