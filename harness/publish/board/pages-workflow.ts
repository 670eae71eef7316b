/** The GitHub workflow of a repository of records: fetches Sightline at a commit, builds and deploys. */
export function pagesWorkflow({ repository, ref }: { repository: string; ref: string }): string {
  return `name: pages
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
  cancel-in-progress: false
jobs:
  board:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v5
        with:
          path: board
          persist-credentials: false
      - uses: actions/checkout@v5
        with:
          repository: ${repository}
          ref: ${ref}
          path: sightline
          persist-credentials: false
      - uses: actions/setup-node@v5
        with:
          node-version: 20
      - id: pages
        uses: actions/configure-pages@v5
      - working-directory: sightline
        run: node scripts/ensure-install.js
      - working-directory: sightline
        run: npx sightline site build --results ../board/results --out ../built --url "$ADDRESS"
        env:
          ADDRESS: \${{ steps.pages.outputs.base_url }}/
      - uses: actions/upload-pages-artifact@v4
        with:
          path: built
      - id: deployment
        uses: actions/deploy-pages@v4
`;
}
