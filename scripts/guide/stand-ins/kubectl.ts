import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { flag } from '../model-server.ts';

// kubectl apply|create -f FILE checks what the file says; other commands are taken as done.
const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  env: z.array(z.looseObject({ name: z.string() })).optional(),
  volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })).optional(),
});
const podSpec = z.looseObject({
  containers: z.array(container).min(1),
  restartPolicy: z.enum(['Always', 'OnFailure', 'Never']).optional(),
  volumes: z.array(z.looseObject({ name: z.string() })).optional(),
});
const pod = z.looseObject({ spec: podSpec });
const metadata = z.looseObject({ name: z.string().regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/) });
const labelled = z.looseObject({
  selector: z.looseObject({ matchLabels: z.record(z.string(), z.string()) }),
  template: pod,
});
const resource = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('Job'),
    apiVersion: z.literal('batch/v1'),
    metadata,
    spec: z.looseObject({
      completions: z.int().positive().optional(),
      parallelism: z.int().positive().optional(),
      completionMode: z.enum(['Indexed', 'NonIndexed']).optional(),
      template: z.looseObject({
        spec: podSpec.extend({ restartPolicy: z.enum(['OnFailure', 'Never']) }),
      }),
    }),
  }),
  ...(['Deployment', 'StatefulSet'] as const).map((kind) =>
    z.looseObject({
      kind: z.literal(kind),
      apiVersion: z.literal('apps/v1'),
      metadata,
      spec: labelled,
    }),
  ),
  ...(['Service', 'ConfigMap', 'Secret', 'PersistentVolumeClaim', 'Namespace', 'Pod'] as const).map(
    (kind) => z.looseObject({ kind: z.literal(kind), apiVersion: z.literal('v1'), metadata }),
  ),
]);

const [command, ...words] = process.argv.slice(2);
const file = flag(words, '-f') ?? flag(words, '--filename');
if (file !== null) {
  const source = file === '-' ? await text(process.stdin) : readFileSync(file, 'utf8');
  for (const document of parseAllDocuments(source)) {
    const { kind, metadata: named, ...rest } = resource.parse(readDocument(document));
    const spec = 'spec' in rest ? rest['spec'] : null;
    const template = pod.safeParse(templateOf(spec)).data;
    requireMounts(template, { name: named.name, claims: claimsOf(spec) });
    process.stdout.write(
      `${kind.toLowerCase()}/${named.name} ${command === 'delete' ? 'deleted' : 'created'}\n`,
    );
  }
}

function readDocument(document: ReturnType<typeof parseAllDocuments>[number]): unknown {
  if (!('errors' in document)) return null;
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return document.toJS();
}

function templateOf(spec: unknown): unknown {
  return z.looseObject({ template: z.unknown() }).safeParse(spec).data?.template;
}

/** The volumes that a StatefulSet claims for each of its pods. */
function claimsOf(spec: unknown): string[] {
  const claiming = z.looseObject({ volumeClaimTemplates: z.array(z.looseObject({ metadata })) });
  const claims = claiming.safeParse(spec).data?.volumeClaimTemplates ?? [];
  return claims.map((claim) => claim.metadata.name);
}

/** Every volume that is mounted is one that the pod has. */
function requireMounts(
  template: z.infer<typeof pod> | undefined,
  { name, claims }: { name: string; claims: string[] },
): void {
  const own = template?.spec.volumes?.map((volume) => volume.name) ?? [];
  const volumes = new Set([...claims, ...own]);
  for (const { volumeMounts = [] } of template?.spec.containers ?? []) {
    for (const mount of volumeMounts) {
      if (!volumes.has(mount.name)) throw new Error(`${name}: no volume "${mount.name}"`);
    }
  }
}
