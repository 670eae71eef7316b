import {
  AV_NOPTS_VALUE,
  AV_PKT_DATA_ENCRYPTION_INFO,
  AV_PKT_DATA_ENCRYPTION_INIT_INFO,
  AV_PKT_FLAG_DISCARD,
  AV_PKT_FLAG_KEY,
} from 'node-av/constants';
import { Packet } from 'node-av/lib';
import { PACKET_DISCARD, PACKET_KEY, type Listing } from '../listing.ts';
import { openContainer, readOnly, videoStreamOf } from './container.ts';

/** Demuxes a file from end to end; nothing is decoded. */
export async function listPackets(path: string): Promise<Listing> {
  const container = await openContainer(path);
  try {
    const stream = videoStreamOf(container);
    readOnly(container, stream.index);
    const packets: Listing['packets'] = { pts: [], dts: [], duration: [], flags: [] };
    const parameters = container.streams[stream.index]?.codecpar;
    let encrypted =
      (parameters?.getCodedSideData(AV_PKT_DATA_ENCRYPTION_INIT_INFO) ?? null) !== null;
    using packet = new Packet();
    packet.alloc();
    // Any error ends the list: a file that is cut short is shown as far as it goes.
    while (container.readFrameSync(packet) >= 0) {
      if (packet.streamIndex === stream.index) {
        packets.pts.push(tick(packet.pts));
        packets.dts.push(tick(packet.dts));
        packets.duration.push(packet.duration > 0n ? tick(packet.duration) : null);
        packets.flags.push(
          (packet.hasFlags(AV_PKT_FLAG_KEY) ? PACKET_KEY : 0) +
            (packet.hasFlags(AV_PKT_FLAG_DISCARD) ? PACKET_DISCARD : 0),
        );
        encrypted ||= packet.getSideData(AV_PKT_DATA_ENCRYPTION_INFO) !== null;
      }
      packet.unref();
    }
    return { stream, encrypted, packets };
  } finally {
    container.closeInputSync();
  }
}

/** Null for the missing timestamp, and for one that no real clip has. */
function tick(value: bigint): number | null {
  if (value === AV_NOPTS_VALUE) return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
}
