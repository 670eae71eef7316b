declare namespace Astro {
  interface ClientDirectives {
    'client:interact'?: boolean;
  }
}
