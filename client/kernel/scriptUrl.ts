/** What a browser with trusted types offers of them here. */
interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

/** Addresses of code are taken from this product's own host only, and only by this policy (`server/http/security.ts`). */
const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy(
  'fallwerkstatt-script-url',
  {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin !== location.origin)
        throw new TypeError('Code is loaded from this host only.')
      return url
    },
  },
)

/** The address of a worker as the browser takes it if trusted types are demanded; throws for another host. */
export const scriptUrl = (url: string): string => policy?.createScriptURL(url) ?? url
