/** Names and places that appear on every page. */
export const site = {
  name: 'SSPI Runbook',
  description:
    'A runbook for Windows authentication and TLS failures: what the message means, how to prove the cause, and the exact command that fixes it.',
  sections: [
    { href: '/runbook/', text: 'Runbook' },
    { href: '/tools/', text: 'Tools' },
    { href: '/checks/', text: 'Checks' },
    { href: '/codes/', text: 'Codes' },
    { href: '/learn/', text: 'Learn' },
  ],
} as const;
