/** A quoted path of a module of the harness or of a benchmark, as it is written in the site. */
const SOURCE = /(['"])((?:\.\.\/)+(?:harness|benchmarks)\/[^'"\n]*)\.ts\1/g;

/** A source of the site that imports the compiled modules where it imported their sources. */
export function importsOfCompiled(source: string): string {
  return source.replace(SOURCE, '$1$2.js$1');
}
