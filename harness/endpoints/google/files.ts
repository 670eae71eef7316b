import { setTimeout as wait } from 'node:timers/promises';
import { type File, FileState, type GoogleGenAI } from '@google/genai';
import { EndpointError } from '../../errors.ts';
import type { Part } from '../../schema/prompt.ts';
import type { Uploaded } from './encode.ts';

type VideoPart = Extract<Part, { type: 'video' }>;

/** The API's project holds 20 GB; a long run gives back what it no longer asks about. */
const KEPT_BYTES = 10 * 2 ** 30;

export type Polling = { everyMs: number; atMostMs: number };
export const DEFAULT_POLLING: Polling = { everyMs: 2000, atMostMs: 10 * 60 * 1000 };

type Entry = { upload: Promise<Uploaded & { name: string }>; bytes: number; inUse: number };

export type VideoFiles = {
  /** Runs `ask` with the uploaded video; a file is uploaded once for all its questions. */
  use<T>(part: VideoPart, ask: (video: Uploaded) => Promise<T>): Promise<T>;
  /** Deletes every upload, also those whose request failed. */
  close(): Promise<void>;
};

/** Whole videos behind the Files API, by file. */
export function videoFiles(client: GoogleGenAI, polling: Polling): VideoFiles {
  // In the order of last use.
  const entries = new Map<string, Entry>();
  const closing = new AbortController();

  async function upload({ data, mime }: VideoPart): Promise<Uploaded & { name: string }> {
    const file = await client.files.upload({
      file: new Blob([data], { type: mime }),
      config: { mimeType: mime, abortSignal: closing.signal },
    });
    const name = file.name ?? '';
    try {
      const { uri = '', mimeType = mime } = await ready(file);
      return { name, uri, mimeType };
    } catch (error) {
      await remove(name);
      throw error;
    }
  }

  async function ready(file: File): Promise<File> {
    const deadline = performance.now() + polling.atMostMs;
    for (let now = file; ; now = await client.files.get({ name: file.name ?? '' })) {
      if (now.state === FileState.ACTIVE) return now;
      if (now.state === FileState.FAILED) {
        const why = now.error?.message ?? 'it does not say why';
        throw new EndpointError('ENDPOINT_REFUSED', `Gemini cannot read the video: ${why}`);
      }
      if (performance.now() > deadline) {
        const minutes = polling.atMostMs / 60_000;
        throw new EndpointError(
          'ENDPOINT_BUSY',
          `Gemini has not made the video ready in ${minutes} minutes`,
          { retryable: true },
        );
      }
      await wait(polling.everyMs, undefined, { signal: closing.signal });
    }
  }

  /** Files that stay behind expire after two days, so a failure here is no failure of the run. */
  const remove = (name: string) =>
    client.files.delete({ name }).then(
      () => undefined,
      () => undefined,
    );

  async function makeRoom(): Promise<void> {
    let kept = [...entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);
    for (const [file, entry] of entries) {
      if (kept <= KEPT_BYTES) return;
      if (entry.inUse > 0) continue;
      entries.delete(file);
      kept -= entry.bytes;
      await entry.upload.then(
        ({ name }) => remove(name),
        () => undefined,
      );
    }
  }

  return {
    async use(part, ask) {
      const entry = entries.get(part.file) ?? {
        upload: upload(part),
        bytes: part.data.byteLength,
        inUse: 0,
      };
      entries.delete(part.file);
      entries.set(part.file, entry);
      entry.inUse += 1;
      try {
        const video = await entry.upload.catch((error: unknown) => {
          // The next question tries anew.
          if (entries.get(part.file) === entry) entries.delete(part.file);
          throw error;
        });
        return await ask(video);
      } finally {
        entry.inUse -= 1;
        await makeRoom();
      }
    },
    async close() {
      closing.abort();
      const left = [...entries.values()];
      entries.clear();
      await Promise.all(
        left.map((entry) =>
          entry.upload.then(
            ({ name }) => remove(name),
            () => undefined,
          ),
        ),
      );
    },
  };
}
