/** Pages that no search engine should hold: single items of benchmarks, frames for other sites, errors. */
const UNLISTED = [/(^|\/)items\//, /^embed\//, /^404(\.html|\/)?$/];

/** Whether search engines may list a page. @param path below the base, such as `benchmarks/nextqa/`. */
export function isListed(path: string): boolean {
  return !UNLISTED.some((pattern) => pattern.test(path));
}
