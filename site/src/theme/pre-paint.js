// Runs before the first paint, so that a kept theme does not flash.
document.documentElement.dataset.scripted = '';
try {
  const kept = localStorage.getItem('theme');
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
} catch {
  // Storage may be forbidden; then the system's theme holds.
}
