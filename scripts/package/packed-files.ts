/** What the commands and the site read that is no compiled module, by folder. */
const READ = /^(harness|benchmarks|schema|docs\/guide)\/|^docs\/[^/]*\.md$/;

/**
 * How a committed file goes into the package: as it is, as a source of the site, or not at all (null):
 * the compiler makes the modules of the harness and the benchmarks.
 */
export function placeInPackage(file: string): 'as it is' | 'source of the site' | null {
  if (file.startsWith('site/'))
    return /\.(astro|tsx?)$/.test(file) ? 'source of the site' : 'as it is';
  return READ.test(file) && !file.endsWith('.ts') ? 'as it is' : null;
}
