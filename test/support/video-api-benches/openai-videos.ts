import { CLIP } from '../asked-video.ts';
import { generationServer, json, silence } from '../generation-server.ts';
import type { VideoApiBench } from './bench.ts';

const STEPS = { create: /^POST/, look: /video_1$/, download: /content$/ };

export const bench: VideoApiBench = {
  job: 'video_1',
  async start(script) {
    const job = (status: string, code?: string) => ({
      id: 'video_1',
      object: 'video',
      model: 'm',
      status,
      ...(code === undefined ? {} : { error: { code, message: 'no video' } }),
    });
    const server = await generationServer(({ line, headers, text }) => {
      if (STEPS.create.test(line)) {
        if (script === 'silent') return silence;
        if (script === 'refused-request') {
          return json({ error: { code: 'moderation_blocked', message: 'no' } }, 400);
        }
        if (typeof script === 'object') {
          const message = `no. You sent ${JSON.stringify(headers)} ${text}`;
          return json({ error: { message } }, script.status, { 'retry-after': '3' });
        }
        return job('queued');
      }
      if (STEPS.download.test(line)) return CLIP;
      if (script === 'lost-work') return json({ detail: 'Video not found' }, 404);
      if (script === 'endless-work') return job('in_progress');
      if (script === 'refused-work') return job('failed', 'moderation_blocked');
      if (script === 'failed-work') return job('failed', 'video_generation_failed');
      return job('completed');
    });
    return {
      spec: `openai-videos:m@${server.url}/v1`,
      steps: () => server.lines().map(stepOf),
      asked: (step) => server.asked(STEPS[step]),
    };
  },
};

function stepOf(line: string): string {
  return Object.entries(STEPS).find(([, pattern]) => pattern.test(line))?.[0] ?? line;
}
