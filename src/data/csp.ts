/**
 * The Content-Security-Policy of every page. One table for the meta tag and the header files; headers add what a
 * meta tag cannot say (frame-ancestors).
 */
export const policy = {
  'default-src': "'none'",
  /* WebAssembly is Pagefind's; it runs no text as script. */
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  /* One policy, for the address of the worker that reads pasted text (src/islands/trusted-worker.ts). */
  'trusted-types': 'kb-worker',
} as const;
