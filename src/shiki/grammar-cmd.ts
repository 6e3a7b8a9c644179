import type { LanguageRegistration } from 'shiki';

/**
 * A command line as people read it: program, switches, strings, numbers. The stock batch grammar takes
 * `setspn` for the command `set` and a path for a switch.
 */
export const commandLine: LanguageRegistration = {
  name: 'command-line',
  scopeName: 'source.command-line',
  repository: {},
  patterns: [
    { name: 'comment.line', match: '^\\s*(?:rem\\b|::).*$' },
    { name: 'string.quoted', match: '"[^"]*"' },
    { name: 'constant.other', match: '%[A-Za-z_][A-Za-z0-9_()]*%' },
    { name: 'keyword.operator', match: '(?<=\\s)(?:[-/][A-Za-z?][A-Za-z0-9_]*(?::(?=\\S))?)' },
    { name: 'constant.numeric', match: '\\b(?:0x[0-9A-Fa-f]+|\\d+)\\b(?![.\\w\\\\-])' },
  ],
};
