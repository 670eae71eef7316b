// Plain JavaScript: `npm run demo` and `npm test` work in a fresh clone, on whatever Node there is.
import { ensureInstall } from './ensure-install.js';
import { runPinned } from './pinned-node.js';

ensureInstall();
runPinned(process.argv.slice(2));
