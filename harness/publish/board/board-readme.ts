/** The README of a new repository of records. */
export function boardReadme(title: string): string {
  return `# ${title.replaceAll(/\s+/g, ' ')}

Records of video models, measured with Sightline, and the board that shows them. There is no code here: the workflow fetches Sightline and builds the pages.

## Put it online

1. Push this folder to a repository on GitHub.
2. Under Settings → Pages, choose "GitHub Actions" as the source.
3. Every push to \`main\` builds the board anew. A broken record stops the build with its file and field, and the pages that are online stay.

\`site.json\` holds the title, a description, a logo, links for the foot of the pages and the descriptors of your own benchmarks. The address comes from GitHub; elsewhere, give it as \`url\`.

## Add a result

In a clone of Sightline:

\`\`\`sh
npx sightline run --benchmark THIS_FOLDER/benchmarks/mine.json --data DATA --endpoint openai:model@http://127.0.0.1:8000/v1 --probe full,blind,frame-middle --out runs/mine
npx sightline publish runs/mine --results THIS_FOLDER/results
\`\`\`

## Look at it first

\`\`\`sh
npx sightline site preview --results THIS_FOLDER/results --out THIS_FOLDER/site
\`\`\`

## A later Sightline

The workflow names the commit of Sightline that builds the board, so that the pages change only when you say so. To move on, change \`ref\` in \`.github/workflows/pages.yml\`.
`;
}
