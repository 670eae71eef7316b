/** Pages with a picture of their own; every other page is shown with that of the start page. */
const OWN = [/^benchmarks\/[^/]+\/$/, /^results\/[^/]+\/[^/]+\/$/];

/** The picture of a link to a page. Both paths are below the base, without a slash at the start. */
export function previewPath(path: string): string {
  const name = OWN.some((pattern) => pattern.test(path)) ? path.slice(0, -1) : 'home';
  return `previews/${name}.png`;
}
