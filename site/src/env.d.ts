declare namespace Astro {
  // Astro reads its directives from an interface that others extend; a type cannot be extended.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface ClientDirectives {
    'client:interact'?: boolean;
  }
}
