const RIGHT = / style="text-align: ?right;?"/g;
const LEFT_OR_MIDDLE = /(<t[dh]) style="text-align: ?(?:left|center);?"/g;

/**
 * Tables of rendered Markdown as the site has tables: in a region that can be scrolled by keyboard, named
 * after the heading before it. Columns that Markdown aligns to the right are numbers; its styles within
 * the line are refused by the policy of the site.
 */
export function scrollingTables(html: string): string {
  let heading = 'Table';
  let count = 0;
  const cells = html.replaceAll(RIGHT, ' class="number"').replaceAll(LEFT_OR_MIDDLE, '$1');
  return cells.replace(
    /<h[1-6][^>]*>(.*?)<\/h[1-6]>|<table>|<\/table>/gs,
    (found, text?: string) => {
      if (text !== undefined) {
        heading = text.replace(/<[^>]*>/g, '').replaceAll('"', '&quot;');
        count = 0;
        return found;
      }
      if (found === '</table>') return '</table></div>';
      count += 1;
      const name = count === 1 ? heading : `${heading}, ${count}`;
      return `<div class="table-scroll" role="region" aria-label="${name}" tabindex="0"><table class="table">`;
    },
  );
}
