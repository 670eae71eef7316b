import { expect, it } from 'vitest';
import { pageParts, staticImports } from '../../../../harness/publish/budgets/page-parts.ts';

it('finds what a page asks for by itself, each address once', () => {
  const html = `<!DOCTYPE html><html><head>
    <link rel="stylesheet" href="/b/a.css"><link rel="stylesheet" href="/b/a.css">
    <link rel="preload" href="/b/f.woff2" as="font" type="font/woff2" crossorigin>
    <link rel="icon" href="/b/favicon.svg">
    <style>a>b{color:red}</style>
    <script>if (1<b && c>2) document.write('<p class="x">')</script>
    <script type="module" src="/b/page.js"></script></head>
    <body><p title="1 > 0, <i>">x &lt; y</p>
    <astro-island component-url="/b/eager.js" renderer-url="/b/client.js" client="idle"></astro-island>
    <astro-island component-url="/b/late.js" renderer-url="/b/client.js" client="interact"></astro-island>
    </body></html>`;
  expect(pageParts(html)).toEqual({
    styles: ['/b/a.css'],
    scripts: ['/b/page.js', '/b/eager.js', '/b/client.js'],
    fonts: ['/b/f.woff2'],
    elements: 13,
  });
});

it('tells imports that a script waits for from those that it asks for later', () => {
  const script = `import{a as b}from"./a.js";import"./b.js";export{c}from"../c.js";
    const late=()=>import("./late.js");const text="from './text'";`;
  expect(staticImports(script)).toEqual(['./a.js', './b.js', '../c.js']);
});
