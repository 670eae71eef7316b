import { createHash } from 'node:crypto';
import type { AstroUserConfig } from 'astro';

type Csp = Exclude<NonNullable<NonNullable<AstroUserConfig['security']>['csp']>, boolean>;

/**
 * Everything comes from the host itself. Astro adds the hash of each script and style that it writes;
 * the texts that it passes through unread are hashed here.
 */
export function contentSecurityPolicy(inlineScripts: string[]): Csp {
  return {
    directives: [
      "default-src 'self'",
      "connect-src 'self'",
      "font-src 'self'",
      "img-src 'self' data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ],
    scriptDirective: { hashes: inlineScripts.map(sha256) },
  };
}

function sha256(text: string): `sha256-${string}` {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
