import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { EndpointError, MediaError, SightlineError } from '../errors.ts';
import type { Adapter, Endpoint } from '../schema/endpoint.ts';
import type { GenerationRequest } from '../schema/generated-video.ts';
import { linkOrCopy } from './videos/link-or-copy.ts';
import { videoFolder, type VideoFolder } from './videos/video-folder.ts';
import { surveyLines } from './videos/survey.ts';

/**
 * Videos that one generator has made elsewhere: `<folder>/<task>/<index>.mp4` (or .webm, .mov, .mkv), a
 * repeat as `<index>.2.mp4`. The run folder gets links to them, or copies where it is on another disk.
 *
 * Which answers are recorded is told by names and contents, so that a folder that was copied is the same
 * one; a folder that gained, lost or changed a video is another run.
 */
export const adapter: Adapter = {
  id: 'videos',
  summary: 'videos that a generator has made elsewhere: a folder with {task}/{index}.mp4',
  example: 'videos:generated/my-generator',
  kind: 'recorded',
  makes: ['videos'],
  async identify(spec) {
    const folder = await videoFolder(resolve(spec.model));
    const hash = createHash('sha256');
    for (const { path } of folder.files)
      hash.update(JSON.stringify([path, await folder.digest(path)]));
    return hash.digest('hex');
  },
  async open(spec): Promise<Endpoint> {
    const folder = await videoFolder(resolve(spec.model));
    return {
      accepts: [],
      send: () =>
        Promise.reject(
          new EndpointError('UNSUPPORTED_PART', 'a folder of videos answers no questions'),
        ),
      generate: async (request, signal) => {
        signal.throwIfAborted();
        await place(folder, request);
        // Whether its maker was given the inputs is not known.
        return { made: true, inputs: {} };
      },
      foresee: (names) => Promise.resolve(surveyLines(folder, names)),
    };
  },
};

async function place(folder: VideoFolder, { name, target }: GenerationRequest): Promise<void> {
  const found = folder.find(name);
  if (found === null) {
    throw new MediaError('VIDEO_MISSING', `${folder.root} has no video ${name}.mp4`, {
      hint: 'put it there, or take the item as one for which the generator has made nothing',
    });
  }
  if (found.bytes === 0) {
    throw new MediaError('VIDEO_UNREADABLE', `the video ${found.path} of ${folder.root} is empty`, {
      hint: 'get the file again',
    });
  }
  await linkOrCopy(`${folder.root}/${found.path}`, target).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SightlineError('DATA_MISSING', `${found.path} cannot be taken over: ${why}`, {
      cause,
    });
  });
}
