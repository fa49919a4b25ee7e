import path from 'node:path'
import { defineConfig } from 'vite'

/** Serves the panel as a plain page on this machine, which `npm run dev` starts. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  appType: 'mpa',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', fs: { allow: [path.dirname(import.meta.dirname)] } },
})
