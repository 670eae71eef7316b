import { html, type Html } from '../../../../harness/comparison/page/html.ts';
import type { Row } from '../../../../harness/comparison/rows.ts';

/** The 2 × 2 table of right and wrong that the paired test rests on. */
export function crossTable({ letters: [base, other], pair: { overall } }: Row): Html {
  const { n, onlyBase, onlyOther } = overall;
  // Every score is right or wrong here, so that the total of one is a count.
  const bothRight = Math.round(overall.base * n) - onlyBase;
  const bothWrong = n - bothRight - onlyBase - onlyOther;
  const cells: [string, number, number][] = [
    [`${base} right`, bothRight, onlyBase],
    [`${base} wrong`, onlyOther, bothWrong],
  ];
  return html`<table class="cross">
    <caption>
      Items by who has them right, ${n} in all
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col" class="right">${other} right</th>
        <th scope="col" class="right">${other} wrong</th>
      </tr>
    </thead>
    <tbody>
      ${cells.map(
        ([title, right, wrong]) =>
          html`<tr>
            <th scope="row">${title}</th>
            <td class="right">${right}</td>
            <td class="right">${wrong}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
