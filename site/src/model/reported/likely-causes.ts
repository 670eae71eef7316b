import type { Result } from '../../../../harness/schema/result.ts';
import { shortFrames } from '../frame-words.ts';
import type { ReportedRow } from './reported-rows.ts';
import { reportedFrames } from './reported-words.ts';

type Pair = ReportedRow & { result: Result };

/** What differs between how two figures were made, or may, because one side does not say. */
export type Cause = { what: string; reported: string; measured: string; known: boolean };

const SUBTITLES = { true: 'with subtitles', false: 'without subtitles' } as const;

/**
 * In the order of what moves scores of video models most. Empty where the answers that were scored here come
 * from the source of the figure itself: then nothing but the scoring can differ.
 */
export function likelyCauses({ figure, source, result }: Pair): Cause[] {
  const { protocol, provenance, settings } = result;
  const origin = provenance.source?.url ?? null;
  if (origin !== null && origin === source.source.url) return [];
  const { frames } = protocol;
  return [
    ...differing({
      what: 'Frames',
      reported: reportedFrames(figure),
      measured: shortFrames(protocol),
      known: figure.frames !== null,
      equal: 'count' in frames && String(frames.count) === figure.frames,
    }),
    ...differing({
      what: 'Subtitles',
      reported: figure.subtitles === null ? 'not stated' : SUBTITLES[`${figure.subtitles}`],
      measured: SUBTITLES[`${protocol.subtitles}`],
      known: figure.subtitles !== null,
      equal: figure.subtitles === protocol.subtitles,
    }),
    {
      what: 'Prompt',
      reported: 'not stated',
      measured: protocol.promptHash === null ? 'not known' : protocol.promptHash.slice(0, 7),
      known: false,
    },
    {
      what: 'Reading of replies',
      reported: 'not stated',
      measured: `${protocol.extractor.id} ${protocol.extractor.version}, unreadable counts as wrong`,
      known: false,
    },
    ...(settings.temperature === 0
      ? []
      : [
          {
            what: 'Sampling',
            reported: figure.settings ?? 'not stated',
            measured: `temperature ${settings.temperature ?? 'of the server'}`,
            known: false,
          },
        ]),
  ];
}

function differing({ equal, ...cause }: Cause & { equal: boolean }): Cause[] {
  return equal ? [] : [cause];
}
