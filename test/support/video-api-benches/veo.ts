import { CLIP } from '../asked-video.ts';
import { generationServer, json, silence } from '../generation-server.ts';
import type { VideoApiBench } from './bench.ts';

const STEPS = { create: /:predictLongRunning$/, look: /:fetchPredictOperation$/ };
const NAME = 'projects/p/locations/us-central1/publishers/google/models/m/operations/o-1';

export const bench: VideoApiBench = {
  job: NAME,
  async start(script) {
    const error = (code: number, message: string) => ({ error: { code, message } });
    const server = await generationServer(({ line, headers, text }) => {
      if (STEPS.create.test(line)) {
        if (script === 'silent') return silence;
        if (script === 'refused-request') {
          return json(error(400, "It violates Google's Responsible AI practices."), 400);
        }
        if (typeof script === 'object') {
          const message = `no. You sent ${JSON.stringify(headers)} ${text}`;
          return json(error(script.status, message), script.status, { 'retry-after': '3' });
        }
        return { name: NAME };
      }
      if (script === 'lost-work') return json(error(404, 'Operation not found'), 404);
      if (script === 'endless-work') return { name: NAME };
      const done = { name: NAME, done: true };
      if (script === 'failed-work') return { ...done, ...error(13, 'Internal error.') };
      const videos = [{ bytesBase64Encoded: CLIP.toString('base64'), mimeType: 'video/mp4' }];
      const response =
        script === 'refused-work'
          ? { raiMediaFilteredCount: 1, raiMediaFilteredReasons: ['no video'] }
          : { videos };
      return { ...done, response };
    });
    return {
      spec: `veo:m@${server.url}`,
      steps: () => server.lines().map((line) => (STEPS.create.test(line) ? 'create' : 'look')),
      asked: (step) => server.asked(STEPS[step]),
    };
  },
};
