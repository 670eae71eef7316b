import type { ProtocolInput } from '../../harness/schema/protocol.ts';

/**
 * The configurations of the recorded answers in `sunwenzhang1996/video-mme-scalegrid`: frames, and
 * thousand pixels a frame at most. Its `textonly` answers are the `blind` probe of their model.
 */
export const SCALEGRID: readonly (readonly [frames: number, thousandPixels: number])[] = [
  [8, 151],
  [16, 151],
  [32, 151],
  [32, 302],
  [64, 76],
  [64, 151],
  [64, 235],
  [64, 360],
  [128, 76],
  [128, 151],
  [256, 151],
];

/** One protocol a configuration, for answers that exist already. */
export function scalegridProtocols(): ProtocolInput[] {
  return SCALEGRID.map(([frames, thousandPixels]) => ({
    id: `scalegrid-${frames}f-${thousandPixels}k`,
    title: `Recorded by scalegrid: ${frames} frames of ${thousandPixels}k pixels`,
    prompt: { segments: [{ text: '{question}\n{options}' }] },
    frames: {
      sampler: 'undisclosed',
      count: frames,
      pixelsPerFrame: thousandPixels * 1000,
    },
    transport: 'frames',
    defaults: {},
    extractor: 'choice',
    scorer: 'exact',
    recordedOnly: true,
    notes: [
      'The answers were recorded by the authors of video-mme-scalegrid (labels CC-BY-4.0) on the item sets short-786 and medium-639. The pixels are the bound that the column is named after, or the default of the model; the prompt and the sampling rule are not given with the answers.',
    ],
  }));
}
