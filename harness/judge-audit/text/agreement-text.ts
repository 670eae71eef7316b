import { percent } from '../../percent.ts';
import { textTable } from '../../table.ts';
import type { AgreementReport, Compared } from '../agreement-report.ts';
import { kappaText, pointsText, shareText, twoPlaces } from './figure-text.ts';

const right = (title: string) => ({ title, align: 'right' as const });

/** The whole report, for a terminal. */
export function agreementText(report: AgreementReport): string {
  const { labels, people, judge, panel } = report;
  return [
    headText(report),
    section('People with each other (the ceiling)', [
      ...(people.length === 0
        ? ['one rater only: how far people agree, and so what a judge could reach, is not known']
        : [agreementTable(people)]),
      ...(panel === null
        ? []
        : [
            `all ${panel.raters} raters: alpha ${kappaText(panel.alpha)} over ${panel.rows} rows${panel.fleiss === null ? '' : `, Fleiss' kappa ${twoPlaces(panel.fleiss)} over ${panel.whole}`}`,
          ]),
      ...people
        .filter(({ dimension }) => dimension === null)
        .map((one) => confusionText(one, labels, ['first', 'second'])),
    ]),
    section('Judge and people', [
      agreementTable(judge),
      ...judge.map((one) => confusionText(one, labels, ['people', 'judge'])),
      ...judge.filter(({ dimension }) => dimension === null).map(cautionText),
    ]),
    section('What the judge gives above what people give, in points', [biasText(report)]),
    section('Scores put right by the labelled sample', [scoresText(report)]),
    `${report.disagreements} rows on which people agree and the judge differs: sightline judge failures puts them before auditors`,
  ].join('\n\n');
}

function section(title: string, parts: string[]): string {
  return [title, ...parts.filter((part) => part !== '')].join('\n\n');
}

function headText({ rows, raters, runs, unlabelled, sample }: AgreementReport): string {
  return [
    `sample ${sample}: ${rows} rows of ${runs.length === 1 ? 'one run' : `${runs.length} runs`}`,
    ...raters.map(
      ({ rater, labelled, cannotTell, missing }) =>
        `${rater}: ${labelled} labelled, ${cannotTell} that they cannot tell, ${missing} missing`,
    ),
    ...unlabelled.map(
      ({ run, label, population }) =>
        `warning: nothing is labelled of the ${population} answers of ${run} whose lowest rating is ${label}; the figures are not of them`,
    ),
    ...runs
      .filter(({ sameFamily }) => sameFamily)
      .map(({ name, judge }) => `warning: ${judge} is of the same family as ${name}`),
    'Figures stand for all judged answers, by the weights of the strata; intervals are 95 %, by source video.',
  ].join('\n');
}

function agreementTable(compared: Compared[]): string {
  const ordered = compared.some(({ agreement }) => agreement.linear !== null);
  const head = ['dimension', 'rows', 'agreement', 'by chance', 'kappa'];
  const more = ordered
    ? ['linear', 'quadratic', 'alpha', 'ordinal alpha', 'AC1']
    : ['alpha', 'AC1'];
  const several = new Set(compared.map(({ who }) => who)).size > 1;
  return textTable(
    [...(several ? [{ title: 'who' }] : []), ...[...head, ...more].map(right)],
    compared.map(({ who, dimension, agreement }) => {
      const { rows, observed, expected, kappa, linear, quadratic, alpha, ordinalAlpha, ac1 } =
        agreement;
      const optional = (figure: typeof linear) => (figure === null ? [] : [kappaText(figure)]);
      return [
        ...(several ? [who] : []),
        dimension ?? 'all',
        String(rows),
        shareText(observed),
        expected === null ? '' : percent(expected),
        kappaText(kappa),
        ...optional(linear),
        ...optional(quadratic),
        kappaText(alpha),
        ...optional(ordinalAlpha),
        kappaText(ac1),
      ];
    }),
  );
}

function confusionText(
  { who, dimension, agreement }: Compared,
  labels: readonly string[],
  [first, second]: [string, string],
): string {
  const { table, marginals } = agreement;
  const [lines, columns] = first === 'first' ? who.split(' and ') : [first, second];
  const sums = labels.map((_, at) => table.reduce((sum, cells) => sum + (cells[at] ?? 0), 0));
  const share = (value: number | undefined) => percent(value ?? 0);
  return textTable(
    [
      {
        title: `${dimension === null ? '' : `${dimension}: `}${lines ?? first} ↓ ${columns ?? second} →`,
      },
      ...[...labels, 'all', 'share'].map(right),
    ],
    [
      ...table.map((cells, at) => [
        labels[at] ?? '',
        ...cells.map(String),
        String(cells.reduce((sum, cell) => sum + cell, 0)),
        share(marginals.first[at]),
      ]),
      ['all', ...sums.map(String), String(agreement.ratings), ''],
      ['share', ...marginals.second.map((value) => share(value)), '', ''],
    ],
  );
}

/** A raw agreement says little where one label is frequent: 85 % is a kappa of .78 or of .19. */
function cautionText({ agreement }: Compared): string {
  const { observed, expected, kappa, marginals } = agreement;
  if (observed.value === null || expected === null) return '';
  const most = Math.max(...marginals.first, ...marginals.second);
  const value = kappa.value === null ? 'undefined' : twoPlaces(kappa.value);
  return `An agreement of ${percent(observed.value)} % is a kappa of ${value} here: with one label at ${percent(most)} %, chance alone would agree on ${percent(expected)} %. (85 % agreement is a kappa of 0.78 where three labels are as frequent, and of 0.19 where one has 90 %.)`;
}

function biasText({ bias, contrasts, runs }: AgreementReport): string {
  const nameOf = (run: number) => runs[run]?.name ?? '';
  return textTable(
    [{ title: 'model' }, right('rows'), right('judge − people')],
    [
      ...bias.map(({ run, rows, bias: found }) => [nameOf(run), String(rows), pointsText(found)]),
      ...contrasts.map(({ run, less, difference }) => [
        `${nameOf(run)} less ${nameOf(less)}`,
        '',
        pointsText(difference),
      ]),
    ],
  );
}

function scoresText({ scores, runs }: AgreementReport): string {
  const binary = scores.some(({ roganGladen }) => roganGladen !== null);
  return textTable(
    [
      { title: 'model' },
      { title: 'dimension' },
      ...['judged', 'by the judge', 'labelled', 'prediction-powered', 'se'].map(right),
      ...(binary ? [right('Rogan–Gladen')] : []),
    ],
    scores.map(({ run, dimension, n, judge, labelled, corrected, roganGladen }) => [
      runs[run]?.name ?? '',
      dimension ?? 'all',
      String(n),
      shareText(judge),
      String(labelled),
      shareText(corrected),
      corrected.se === null ? '' : percent(corrected.se),
      ...(roganGladen === null ? [] : [shareText(roganGladen)]),
    ]),
  );
}
