/** Of the report: one file, no requests, light and dark as the reader has it. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1d21; --soft: #59616b; --line: #d9dde2;
  --band: #e9ecf0; --mark: #1b5fa8; --fail: #a3261b; --pass: #1c6b3c; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #e6e9ec; --soft: #9aa4ae;
  --line: #343b43; --band: #262c33; --mark: #79b4f2; --fail: #f08a7e; --pass: #7ccf9c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p, ul, dl { max-width: 46rem; }
p { margin: .5rem 0; }
ul { padding-left: 1.2rem; margin: .5rem 0; }
.verdict { font-size: 1.1rem; border-left: .25rem solid var(--mark); padding-left: .75rem; margin: 1rem 0; }
.soft, caption, figcaption { color: var(--soft); font-size: .9rem; }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .25rem; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); white-space: nowrap; overflow-wrap: normal;
  text-align: left; vertical-align: top; }
th { font-weight: 600; }
th.right, td.right { text-align: right; }
td.wrap { white-space: normal; min-width: 12rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: .75rem; background: var(--band); font-size: .85rem; line-height: 1.4; overflow-wrap: normal; }
code { font-family: ui-monospace, monospace; }
figure { margin: 1rem 0; }
svg { display: block; width: 100%; height: auto; font: 13px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
svg text { fill: var(--ink); stroke: var(--paper); stroke-width: 3px; paint-order: stroke; } svg .soft { fill: var(--soft); font-size: 12px; }
svg .strong { font-weight: 600; }
svg .grid { stroke: var(--line); } svg .zero { stroke: var(--ink); }
svg .band { fill: var(--band); } svg .range { stroke: var(--mark); stroke-width: 2; }
svg .point { fill: var(--mark); stroke: var(--mark); stroke-width: 1.5; } svg .point.open { fill: var(--paper); }
svg.narrow { display: none; }
.pass { color: var(--pass); font-weight: 600; } .fail { color: var(--fail); font-weight: 600; }
a { color: var(--mark); }
summary { cursor: pointer; }
@media (max-width: 40rem) { svg.wide { display: none; } svg.narrow { display: block; } }
@media print { details { display: block; } body { max-width: none; } }
`;
