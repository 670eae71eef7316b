import type { Result } from '../../../harness/schema/result.ts';
import { grouped } from './figures.ts';
import { shortFrames } from './frame-words.ts';

/** One thing that a protocol fixes, in few words. `code` is set in a fixed-width face. */
export type ProtocolChip = { name: string; value: string; code?: true };

/** Three different things: it does not apply, nobody wrote it down, somebody keeps it to themselves. */
export const ABSENT = { none: 'n/a', unknown: 'unknown', kept: 'not disclosed' } as const;

const SHORT_HASH = 7;

/** How a row was asked. A baseline sees nothing and is asked nothing. */
export function protocolChips({ model, protocol }: Pick<Result, 'model' | 'protocol'>): {
  shown: ProtocolChip[];
  asked: ProtocolChip[];
} {
  if (model.kind === 'baseline') {
    return {
      shown: [{ name: 'Frames', value: `${ABSENT.none}, sees no video` }],
      asked: [{ name: 'Prompt', value: `prompt ${ABSENT.none}` }],
    };
  }
  const { subtitles, transport, promptHash, asked, custom } = protocol;
  return {
    shown: [
      { name: 'Frames', value: shortFrames(protocol) },
      { name: 'Sampler', value: samplerOf(protocol) },
      { name: 'Size', value: sizeOf(protocol) },
      { name: 'Subtitles', value: subtitles ? 'subtitles' : 'no subtitles' },
      { name: 'Transport', value: `as ${transport}` },
    ],
    asked: [
      { name: 'Protocol', value: protocol.id },
      ...(custom === true ? [{ name: 'Changed by its user', value: 'custom' }] : []),
      { name: 'Asked hash', value: asked.slice(0, SHORT_HASH), code: true },
      promptHash === null
        ? { name: 'Prompt', value: `prompt ${ABSENT.kept}` }
        : { name: 'Prompt hash', value: promptHash.slice(0, SHORT_HASH), code: true },
    ],
  };
}

/**
 * What all models of a board were asked alike, so that it need not stand in every row; frames and the asked
 * hash always do.
 */
export function commonChips(results: readonly Result[]): ProtocolChip[] {
  const models = results.filter(({ model }) => model.kind === 'model');
  const [first, ...others] = models.map((one) => {
    const { shown, asked } = protocolChips(one);
    return [...shown, ...asked];
  });
  return (first ?? []).filter(
    (chip) =>
      chip.name !== 'Frames' &&
      chip.name !== 'Asked hash' &&
      others.every((chips) =>
        chips.some(({ name, value }) => name === chip.name && value === chip.value),
      ),
  );
}

/** "8B", or what is known instead. */
export function parameterWords({ kind, parametersB, weights }: Result['model']): string {
  if (kind === 'baseline') return ABSENT.none;
  if (parametersB !== null) return `${parametersB}B`;
  return `size ${weights === 'closed' ? ABSENT.kept : ABSENT.unknown}`;
}

type Protocol = Result['protocol'];

function samplerOf({ frames, transport }: Protocol): string {
  if (transport === 'video') return `sampler ${ABSENT.none}`;
  return frames.sampler === 'undisclosed' ? `sampler ${ABSENT.kept}` : frames.sampler;
}

function sizeOf({ frames, transport }: Protocol): string {
  if (transport === 'video') return `size ${ABSENT.none}`;
  if (frames.sampler !== 'undisclosed') return `${frames.longSide} px`;
  return frames.pixelsPerFrame === undefined
    ? `size ${ABSENT.kept}`
    : `${grouped(frames.pixelsPerFrame)} pixels each`;
}
