import { flag, serveAs, USUAL_PORT } from '../model-server.ts';

// vllm serve <model> [--port N] [--served-model-name NAME] …
const [command, model, ...words] = process.argv.slice(2);
if (command !== 'serve' || model === undefined) throw new Error('vllm serve <model>');
await serveAs(
  flag(words, '--served-model-name') ?? model,
  Number(flag(words, '--port') ?? USUAL_PORT),
);
