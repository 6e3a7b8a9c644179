import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { inlineVariables, sections } from './src/markup/sections.ts';
import { commandLine } from './src/shiki/grammar-cmd.ts';
import { fences } from './src/shiki/transformer.ts';

export default defineConfig({
  // Only the site map and the canonical address need it; set SITE_URL where the site is published.
  site: process.env.SITE_URL ?? 'https://sspi-runbook.example',
  trailingSlash: 'always',
  integrations: [mdx(), sitemap({ filter: (page) => !page.includes('/404') })],
  markdown: {
    processor: satteri({ hastPlugins: [inlineVariables, sections], features: { smartPunctuation: false } }),
    shikiConfig: { theme: 'css-variables', langs: [commandLine], langAlias: { cmd: 'command-line', tsql: 'sql' }, transformers: [fences] },
  },
  build: { inlineStylesheets: 'never' },
  vite: {
    // The worker of the tools fetches the one tool that it is asked for.
    worker: { format: 'es' },
    build: {
      // Inline scripts are not allowed by the Content-Security-Policy.
      assetsInlineLimit: 0,
      // What every page loads stays one file, whatever tools share of it: each file of its own costs a request and its own compression.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'frame', test: /Base\.astro\?/ }] } } },
    },
  },
  server: { host: '127.0.0.1' },
  devToolbar: { enabled: false },
});
