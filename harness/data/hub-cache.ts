/**
 * Where a dataset of the Hugging Face hub lies: its snapshot itself, or the cache around it as
 * `HF_HOME` or `HF_HOME/hub`. A file of a snapshot, as patterns for `Layout.rows`.
 */
export function hubFile(repositories: string[], file: string): string[] {
  const cached = repositories.flatMap((repository) => {
    const folder = `datasets--${repository.replace('/', '--')}/snapshots/*`;
    return [`${folder}/${file}`, `hub/${folder}/${file}`];
  });
  return [file, `snapshots/*/${file}`, ...cached];
}
