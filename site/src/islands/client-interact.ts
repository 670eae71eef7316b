import type { AstroIntegration } from 'astro';

/** Adds `client:interact`: an island that costs nothing until the reader turns to it. */
export function clientInteract(): AstroIntegration {
  return {
    name: 'client-interact',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({
          name: 'interact',
          entrypoint: new URL('./interact-directive.ts', import.meta.url).pathname,
        });
      },
    },
  };
}
