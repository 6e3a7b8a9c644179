/**
 * The one place where this site makes a script address for the browser: the workers that read pasted text. The policy takes their addresses and no other,
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
      if (!/^\/_astro\/(?:reading|tool)-worker[\w.-]*\.js$/.test(asked)) throw new TypeError('Not the address of a worker');
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
