import type { Side } from '../../../../harness/comparison/compared.ts';
import { letterOf } from '../../../../harness/comparison/match.ts';
import { html } from '../../../../harness/comparison/page/html.ts';
import type { Row } from '../../../../harness/comparison/rows.ts';
import { SightlineError } from '../../../../harness/errors.ts';
import type { Choice } from '../../model/comparison/choice.ts';
import { compareRecords, sidesOf } from '../../model/comparison/compare-records.ts';
import type { Listed } from '../../model/comparison/listed.ts';
import { comparisonHtml, sidesOfRow } from './comparison-html.ts';
import { offerDownload } from './download.ts';
import { flipsHtml } from './flips-html.ts';
import { openFlips } from './open-flips.ts';
import { namer, readRecords } from './read-records.ts';
import { refusalHtml } from './refusal.ts';

type Asked = {
  choice: Choice;
  listed: Listed[];
  /** Address of the site. */
  base: string;
  /** Whether nothing else was asked for meanwhile. */
  isCurrent: () => boolean;
};

/** Reads, compares and shows. Gives what to tell of it in one line. */
export async function compareInto(
  place: HTMLElement,
  { choice, listed, base, isCurrent }: Asked,
): Promise<string> {
  try {
    const named = choice.records.map((key) => listed.find((one) => one.key === key));
    const stranger = choice.records[named.indexOf(undefined)];
    if (stranger !== undefined) {
      throw new SightlineError(
        'USAGE',
        `there is no result "${stranger}" whose outcomes are published here`,
        {
          hint: 'choose one of the lists above',
        },
      );
    }
    const sides = sidesOf(await readRecords(choice.records, base));
    if (!isCurrent()) return '';
    const tasks = new Map(
      listed.map(({ key, task }) => [key.slice(0, key.indexOf('/')), task] as const),
    );
    const report = compareRecords(sides, choice, tasks);
    place.innerHTML = html`${toolsHtml(sides, choice)}${comparisonHtml(
      report,
      named.map((one) => ({
        name: `${one?.name} (${one?.group})`,
        address: `${base}results/${one?.key}/`,
      })),
    )}`.html;
    openFlips(place, async (at, shortcuts) => {
      const row = report.rows[at] as Row;
      const nameOf = await namer(sidesOfRow(row, report, sides), base);
      return flipsHtml({ report, sides, nameOf }, at, shortcuts).html;
    });
    offerDownload(place, { report, sides, base });
    return `Compared ${report.inputs.length} results. ${report.rows[0]?.sentence ?? ''}.`;
  } catch (error) {
    if (!isCurrent()) return '';
    place.innerHTML = refusalHtml(withNames(error, choice, listed), choice).html;
    return 'They cannot be compared.';
  }
}

/** What the command says of files is said of models here. */
function withNames(error: unknown, { records }: Choice, listed: Listed[]): unknown {
  if (!(error instanceof SightlineError)) return error;
  const named = records.reduce((message, key, at) => {
    const name = listed.find((one) => one.key === key)?.name ?? key;
    return message.replaceAll(`results/${key}.json`, `${letterOf(at)} (${name})`);
  }, error.message);
  return new SightlineError(
    error.code,
    named,
    error.hint === undefined ? {} : { hint: error.hint },
  );
}

/** Which probe, the figures as a file, and the words that make them again on the command line. */
function toolsHtml(sides: Side[], choice: Choice) {
  const [first, ...others] = sides.map(({ evidence }) => [...evidence.probes.keys()]);
  const probes = (first ?? []).filter((id) => others.every((own) => own.includes(id)));
  const words = [
    'npx sightline compare',
    ...sides.map(({ path }) => path),
    ...(choice.probe === 'full' ? [] : [`--probe ${choice.probe}`]),
    ...(choice.commonItems ? ['--common-items'] : []),
    ...(choice.differentProtocol ? ['--allow-different-protocol'] : []),
  ].join(' \\\n  ');
  return html`<div class="tools">
    ${
      probes.length < 2
        ? null
        : html`<label
            >Probe
            <select data-probe>
              ${probes.map(
                (id) =>
                  html`<option value="${id}" ${id === choice.probe ? 'selected' : ''}>
                    ${id}
                  </option>`,
              )}
            </select></label
          >`
    }
    <details>
      <summary>The same on the command line</summary>
      <pre tabindex="0"><code>${words}</code></pre>
    </details>
    <button type="button" data-download>All figures as JSON</button>
  </div>`;
}
