import { basename } from 'node:path';
import { flag, serveAs, USUAL_PORT } from '../model-server.ts';

// llama-server -m model.gguf | -hf repository [--alias NAME] [--port N] …
const words = process.argv.slice(2);
const file = flag(words, '-m') ?? flag(words, '--model') ?? flag(words, '-hf');
if (file === null) throw new Error('llama-server -m FILE or -hf REPOSITORY');
await serveAs(
  flag(words, '--alias') ?? basename(file),
  Number(flag(words, '--port') ?? USUAL_PORT),
);
