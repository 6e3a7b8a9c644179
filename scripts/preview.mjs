// npm run preview [-- --port N]: serves the built site on a loopback port. Astro's command allows one server a folder;
// its function does not, so that tests run beside a site that is being read.
import { preview } from 'astro';
import { root } from './lib.mjs';

const at = process.argv.indexOf('--port');
const port = at > 0 ? Number(process.argv[at + 1]) : 4321;
const server = await preview({ root, server: { host: '127.0.0.1', port }, logLevel: 'error' });
console.log(`\n  SSPI Runbook   http://127.0.0.1:${server.port}/\n`);
await server.closed();
