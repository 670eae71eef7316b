import { flag, serveAs, USUAL_PORT } from '../model-server.ts';

// python -m sglang.launch_server --model-path <model> [--port N] …
const [dash, module, ...words] = process.argv.slice(2);
const model = flag(words, '--served-model-name') ?? flag(words, '--model-path');
if (dash !== '-m' || module !== 'sglang.launch_server' || model === null) {
  throw new Error('python -m sglang.launch_server --model-path <model>');
}
await serveAs(model, Number(flag(words, '--port') ?? USUAL_PORT));
