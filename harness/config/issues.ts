import { z } from 'zod';
import { nearestName } from '../registry.ts';

type Node = {
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
};

/** What a value breaks of a schema, a line each: the path, and the nearest key for an unknown one. */
export function describeConfigIssues(error: z.ZodError, schema: z.ZodType): string[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const place = path.length === 0 ? '' : `${path.join('.')}: `;
    if (issue.code !== 'unrecognized_keys') return [`${place}${issue.message}`];
    const known = Object.keys(nodeAt(root, path)?.properties ?? {});
    return issue.keys.map((key) => {
      const nearest = nearestName(key, known);
      const hint = nearest === null ? `known: ${known.join(', ')}` : `did you mean "${nearest}"?`;
      return `${[...path, key].join('.')}: unknown key; ${hint}`;
    });
  });
}

function nodeAt(root: Node, path: string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, key) => {
    const { properties, additionalProperties, items } = node ?? {};
    const other = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    return properties?.[key] ?? other ?? items;
  }, root);
}
