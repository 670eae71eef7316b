/** Initials, where they tell the names apart. */
export function shortNames(names: readonly string[]): string[] {
  const initials = names.map((name) =>
    name
      .split(/\s+/)
      .map((word) => word.charAt(0).toUpperCase())
      .join(''),
  );
  return new Set(initials).size === names.length ? initials : [...names];
}
