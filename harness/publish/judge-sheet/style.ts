/** Beside the style of reports: one item a page, its labels within reach of a thumb. */
export const SHEET_STYLE = `
body { padding: 0 1rem 6.5rem; max-width: 60rem; }
header { position: sticky; top: 0; z-index: 1; margin: 0 -1rem 1.25rem; padding: .6rem 1rem 0; background: var(--paper); }
.bar { display: flex; align-items: center; gap: .5rem; }
.bar p { margin: 0; flex: 1; color: var(--soft); font-size: .9rem; font-variant-numeric: tabular-nums; text-align: right; }
.who { font-size: .9rem; color: var(--soft); }
progress { display: block; width: 100%; height: 3px; margin-top: .6rem; appearance: none; border: 0; background: var(--line); }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--mark); } progress::-moz-progress-bar { background: var(--mark); }
button, select, input[type='text'] { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: .35rem; padding: .4rem .7rem; min-height: 2.75rem; }
select { padding-right: .4rem; }
button { cursor: pointer; } button:hover { border-color: var(--soft); } button:disabled { color: var(--soft); cursor: default; border-color: var(--line); }
button.primary { background: var(--mark); border-color: var(--mark); color: var(--paper); font-weight: 600; }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; } main:focus { outline: none; }
main > section { margin: 0 0 1.25rem; } main h1 { font-size: 1.35rem; text-wrap: pretty; margin: 0 0 1rem; }
main h2 { font-size: .8rem; font-weight: 600; letter-spacing: .02em; color: var(--soft); margin: 0 0 .35rem; }
main .place { margin: 0 0 .25rem; }
main ul { margin: 0; } blockquote { margin: 0; padding: .6rem .9rem; background: var(--band); border-radius: .35rem; white-space: pre-wrap; }
.frames { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .5rem; list-style: none; padding: 0; max-width: none; }
.frames img { display: block; width: 100%; height: auto; border-radius: .25rem; background: var(--band);
  outline: 1px solid var(--line); outline-offset: -1px; }
.frames figure { margin: 0; } .frames figcaption { font-size: .8rem; font-variant-numeric: tabular-nums; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem .9rem .9rem; margin: 0 0 .75rem; min-width: 0; scroll-margin: 4.5rem 0 5.5rem; }
fieldset.now { border-color: var(--mark); }
legend { padding: 0 .35rem; margin-left: -.35rem; font-size: .8rem; font-weight: 600; color: var(--soft); }
fieldset > p { margin: 0 0 .6rem; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem; }
.choices label { display: flex; align-items: center; gap: .45rem; min-height: 2.75rem; padding: .3rem .8rem; border: 1px solid var(--line);
  border-radius: .35rem; cursor: pointer; }
.choices label:hover { border-color: var(--soft); }
.choices label:has(:checked) { border-color: var(--mark); box-shadow: inset 0 0 0 1px var(--mark); font-weight: 600; }
.choices input { accent-color: var(--mark); margin: 0; } .choices kbd { color: var(--soft); font-weight: 400; }
kbd { font: .8rem ui-monospace, monospace; }
.more { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin-top: .6rem; }
.more label { font-size: .9rem; color: var(--soft); } .more input { flex: 1; min-width: 12rem; } .more select { max-width: 100%; }
nav { position: fixed; inset: auto 0 0; display: flex; justify-content: center; gap: .5rem; padding: .6rem 1rem; background: var(--paper);
  border-top: 1px solid var(--line); }
nav button { flex: 0 1 14rem; }
footer { margin-top: 1.5rem; }
@media (max-width: 40rem) { .frames { grid-template-columns: repeat(2, 1fr); } .choices kbd, #keys { display: none; } nav button { padding: .4rem; font-size: .9rem; } }
`;
