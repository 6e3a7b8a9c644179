/**
 * The one place where this site makes a script address for the browser: the worker that reads pasted text. The policy takes that address and no other,
 * so nothing a reader types or pastes can ever become one.
 */
interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): unknown };
}

let policy: { createScriptURL(url: string): unknown } | undefined;

export function trustedWorkerUrl(url: string): unknown {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('kb-worker', {
    createScriptURL(asked) {
      if (!/^\/_astro\/reading-worker[\w.-]*\.js$/.test(asked)) throw new TypeError('Not the address of the worker');
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
