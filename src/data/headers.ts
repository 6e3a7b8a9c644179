import { policy } from './csp.ts';

/** Response headers for hosts that can send them. The policy is that of the pages, with what a meta tag cannot say. */
export const headers = {
  'Content-Security-Policy': [...Object.entries(policy).map((p) => p.join(' ')), "frame-ancestors 'none'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), clipboard-read=()',
} as const;
