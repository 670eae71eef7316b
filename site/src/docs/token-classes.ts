import type { Code as CodeComponent } from 'astro:components';
import type { ComponentProps } from 'astro/types';

type Transformer = NonNullable<ComponentProps<typeof CodeComponent>['transformers']>[number];
type Line = Parameters<NonNullable<Transformer['line']>>[0];
type Code = Parameters<NonNullable<Transformer['code']>>[0];

/** Tokens that have a colour of their own; all others are text. */
const COLOURED = new Set(['comment', 'keyword', 'function', 'string-expression']);
/** A token's style of the theme "css-variables". */
const TOKEN = /--astro-code-token-([a-z-]+)/;

/**
 * Colours as classes: the policy of the site refuses inline styles. Neighbours of one colour are one
 * element, and what has no colour is none.
 */
export const tokenClasses: Transformer = {
  name: 'token-classes',
  pre(node) {
    delete node.properties['style'];
    delete node.properties['class'];
    node.properties['tabindex'] = '0';
  },
  line(node) {
    node.children = node.children.flatMap(withClass);
  },
  code(node) {
    node.children = node.children.flatMap(withoutLine);
  },
};

function withClass(child: Line['children'][number]): Line['children'] {
  if (child.type !== 'element') return [child];
  const [, token = ''] = TOKEN.exec(String(child.properties['style'])) ?? [];
  if (!COLOURED.has(token)) return child.children;
  return [{ ...child, properties: { class: `token-${token}` } }];
}

function withoutLine(child: Code['children'][number]): Code['children'] {
  return child.type === 'element' ? child.children : [child];
}
