import { availableParallelism } from 'node:os';
import {
  AV_OPT_TYPE_INT,
  AVDISCARD_DEFAULT,
  AVDISCARD_NONREF,
  AVSEEK_FLAG_BACKWARD,
} from 'node-av/constants';
import { Codec, CodecContext, FormatContext, Frame, Packet } from 'node-av/lib';
import { listPackets } from '../harness/media/node-av/list-packets.ts';
import { planRuns, type Run } from '../harness/media/runs.ts';
import { sampleIndices } from '../harness/media/samplers.ts';
import { timeline } from '../harness/media/timeline.ts';
import type { SamplingPolicy } from '../harness/schema/frames.ts';

/**
 * The floor: what each wanted frame refers to, from its key frame on, decoded in this process and
 * dropped. Pictures that no other refers to are skipped, as far as the codec marks them.
 */
export type BareDecode = {
  run(): Promise<void>;
  /** When the wanted frames are shown. */
  atSeconds: number[];
  notes: string[];
};

export async function bareDecode(path: string, policy: SamplingPolicy): Promise<BareDecode> {
  const listing = await listPackets(path);
  const shown = timeline(listing);
  const seconds = shown.frames.map((frame) => frame.atSeconds);
  const indices = sampleIndices(policy, seconds);
  const runs = planRuns(shown, indices);
  const packets = runs.reduce((sum, run) => sum + run.packets, 0);
  const run = () => decodeRuns(path, listing.stream.index, runs);
  const decoded = run();
  return {
    run: async () => {
      run();
    },
    atSeconds: indices.map((index) => seconds[index] ?? 0),
    notes: [
      `the least: ${decoded} frames decoded, of ${packets} in ${runs.length} runs from a key frame each, of ${shown.frames.length} in the clip`,
    ],
  };
}

function decodeRuns(path: string, index: number, runs: readonly Run[]): number {
  const container = new FormatContext();
  container.openInputSync(path);
  container.findStreamInfoSync();
  const stream = container.streams[index];
  if (stream === undefined) throw new Error(`${path} has no stream ${index}`);
  const decoder = Codec.findDecoder(stream.codecpar.codecId);
  const codec = new CodecContext();
  codec.allocContext3(decoder);
  codec.parametersToContext(stream.codecpar);
  codec.threadCount = availableParallelism();
  codec.open2Sync(decoder);
  const packet = new Packet();
  const frame = new Frame();
  packet.alloc();
  frame.alloc();
  let decoded = 0;
  const receive = () => {
    for (; codec.receiveFrameSync(frame) >= 0; frame.unref()) decoded += 1;
  };
  for (const run of runs) {
    codec.flushBuffers();
    container.seekFrameSync(index, BigInt(run.key.pts), AVSEEK_FLAG_BACKWARD);
    for (let fed = 0; fed < run.packets && container.readFrameSync(packet) >= 0;) {
      if (packet.streamIndex === index) {
        const wanted = run.wanted.some((one) => BigInt(one.pts) === packet.pts);
        codec.setOption(
          'skip_frame',
          wanted ? AVDISCARD_DEFAULT : AVDISCARD_NONREF,
          AV_OPT_TYPE_INT,
        );
        codec.sendPacketSync(packet);
        receive();
        fed += 1;
      }
      packet.unref();
    }
    codec.sendPacketSync(null);
    receive();
  }
  packet.free();
  frame.free();
  codec.freeContext();
  container.closeInputSync();
  return decoded;
}
