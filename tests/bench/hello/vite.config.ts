import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

/** Remix as it comes: its own entries, no flags, no other plugin. */
export default defineConfig({ plugins: [remix()], logLevel: 'error' });
